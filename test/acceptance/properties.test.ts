import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { apiAt, expectCommonHeaders, granted, SAMPLE } from './support/api.ts';
import {
  body,
  headers,
  headerValue,
  method,
  path,
  reservationFields,
  tokenParameters,
} from './support/arbitraries.ts';
import { type Call, exchange } from './support/http.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const authorization = { authorization: `Bearer ${token}` };

const sentence = v.pipe(v.string(), v.minLength(1));
const problemShape = v.strictObject({
  error: v.strictObject({
    code: v.number(),
    message: sentence,
    details: v.array(v.strictObject({ field: v.string(), message: sentence })),
  }),
});
const oauthShape = v.strictObject({ error: sentence, error_description: sentence });
/** The catalogue's shape: a message for each field, or one error. */
const catalogueShape = v.pipe(
  v.record(v.string(), sentence),
  v.check((messages) => Object.keys(messages).length > 0),
);
/** The gateway's own answer to a path that cannot be decoded. */
const gatewayShape = v.strictObject({ message: sentence });

/** Expects an answer in its proper shape that is not the service's fault, whatever the request. */
async function expectInOrder(call: Call): Promise<void> {
  const answer = await exchange(target.base_url, call);
  const { status, text } = answer;
  expect(status).toSatisfy((code: number) => code >= 200 && code < 500);
  if (call.method === 'HEAD' || [204, 302, 308].includes(status)) {
    expect(text).toBe('');
    return;
  }
  expect(answer.headers['content-type']).toBe('application/json');
  const said: unknown = JSON.parse(text);
  if (v.is(gatewayShape, said)) return;
  expectCommonHeaders(answer);
  if (status >= 400) v.parse(v.union([problemShape, oauthShape, catalogueShape]), said);
}

test('answers any method, path, header and body properly', async () => {
  const content = fc.option(body, { nil: undefined });
  await fc.assert(
    fc.asyncProperty(method, path, headers, content, (name, where, sent, what) =>
      expectInOrder({
        method: name,
        path: where,
        headers: sent,
        ...(what === undefined ? {} : { body: what }),
      }),
    ),
    examples(200),
  );
});

test('answers any path with a valid token properly', async () => {
  const known = fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE');
  await fc.assert(
    fc.asyncProperty(known, path, (name, where) =>
      expectInOrder({ method: name, path: where, headers: authorization }),
    ),
    // The gateway refuses what it cannot decode, at a path that is described.
    { ...examples(150), examples: [['GET', '/v1/resources/%?']] },
  );
});

test('answers any request for an upload properly', async () => {
  const fields = reservationFields.map((value) => JSON.stringify(value));
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: fields }, body), (sent) =>
      expectInOrder({ method: 'POST', path: '/v1/resources', headers: authorization, body: sent }),
    ),
    examples(150),
  );
});

test('keeps any accepted file name', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(name, async (fileName) => {
      const answer = await api.create(token, { ...SAMPLE, file_name: fileName });
      if (answer.status === 400) return;
      const reservation = granted(answer);
      await upload(reservation, 'Hello');
      const link = new URL(await api.link(reservation.id));
      const disposition = link.searchParams.get('response-content-disposition') ?? '';
      expect(decodeURIComponent(disposition.replace(/^.*''/, ''))).toBe(fileName);
    }),
    examples(40),
  );
});

test('answers any request for a token properly', async () => {
  const form = tokenParameters.map((pairs) => new URLSearchParams(pairs).toString());
  const json = tokenParameters.map((pairs) => JSON.stringify(Object.fromEntries(pairs)));
  const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain');
  const credentials = fc.option(
    headerValue.map((text) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })),
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(form, json, body), type, credentials, (content, contentType, basic) =>
      expectInOrder({
        method: 'POST',
        path: '/oauth/token',
        headers: { 'content-type': contentType, ...basic },
        body: content,
      }),
    ),
    examples(150),
  );
});
