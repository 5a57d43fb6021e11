import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { anyCharacter } from '../support/texts.ts';
import { expectCommonHeaders } from './support/api.ts';
import { body, headers } from './support/arbitraries.ts';
import { base64, basic, contentAt, created, dateIn, found } from './support/content.ts';
import { type Call, exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const authorization = { authorization: basic(target.client_id, target.client_secret) };
const content = contentAt(target.base_url, authorization.authorization);

const refusal = v.strictObject({
  invalidReasons: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
  valid: v.literal(false),
});
/** The gateway's own answer to a path that cannot be decoded. */
const gatewayShape = v.strictObject({ message: v.string() });

/** Expects an answer in its proper shape that is not the service's fault, whatever the request. */
async function expectInOrder(call: Call): Promise<void> {
  const answer = await exchange(target.base_url, call);
  const { status, text } = answer;
  expect(status).toSatisfy((code: number) => code >= 200 && code < 500);
  if (status === 308)
    return expectInOrder({ ...call, path: v.parse(v.string(), answer.headers['location']) });
  if (text === '') {
    expect(status).toBe(201);
    return;
  }
  const said: unknown = JSON.parse(text);
  if (v.is(gatewayShape, said)) return;
  expectCommonHeaders(answer);
  expect(answer.headers['content-type']).toBe('application/json');
  if (status >= 400) v.parse(refusal, said);
}

const field = <Value>(good: fc.Arbitrary<Value>) => fc.oneof({ weight: 3, arbitrary: good }, fc.jsonValue());
const encoded = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map(base64),
  fc.base64String({ maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'AZaz09+/=-_ \r\n"\\'), maxLength: 20 }),
);
const date = fc.oneof(
  fc.integer({ min: -3, max: 370 }).map(dateIn),
  fc.string({ unit: fc.constantFrom(...'0123456789-TZ:+ '), maxLength: 12 }),
);
const id = fc.oneof(fc.uuid(), fc.string(), fc.string({ unit: anyCharacter }));

const grouping = {
  container_id: field(
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 }),
  ),
  tags: field(fc.array(fc.string(), { maxLength: 3 })),
};

const bodies = {
  '/cms/v1/content': fc.record(
    {
      mimeType: field(fc.constantFrom('image/png', 'video/mp4', 'toString')),
      idsAccountId: field(fc.constant(target.account_id)),
      fileSize: field(fc.integer({ min: -1, max: 60 })),
      content: field(encoded),
      ...grouping,
    },
    { requiredKeys: [] },
  ),
  '/cms/v2/content': fc.record(
    { content: field(encoded), expirationDate: field(date), id: field(id), ...grouping },
    { requiredKeys: [] },
  ),
};

test.each([
  ['POST', '/cms/v1/content'],
  ['POST', '/cms/v2/content'],
  ['PUT', '/cms/v2/content'],
] as const)('answers any %s %s properly', async (method, path) => {
  const json = fc.oneof(bodies[path], fc.dictionary(fc.string(), fc.jsonValue())).map((value) => {
    return JSON.stringify(value);
  });
  const sent = fc.oneof({ weight: 4, arbitrary: json }, body);
  const types = fc.constantFrom('application/json', 'text/plain', 'application/octet-stream');
  await fc.assert(
    fc.asyncProperty(sent, types, headers, (content, type, more) =>
      expectInOrder({
        method,
        path,
        headers: { ...more, 'content-type': type, ...authorization },
        body: content,
      }),
    ),
    examples(150),
  );
});

test('answers any damaged JSON properly', async () => {
  const good = Buffer.from(`{"content":"${base64(Buffer.from('any'))}","expirationDate":"${dateIn(9)}"}`);
  const damage = fc.record({
    end: fc.nat(good.length),
    at: fc.nat(good.length - 1),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(damage, ({ end, at, byte }) => {
      const damaged = Buffer.from(good.subarray(0, end));
      if (at < end) damaged[at] = byte;
      return expectInOrder({
        method: 'POST',
        path: '/cms/v2/content',
        headers: { ...authorization, 'content-type': 'application/json' },
        body: damaged,
      });
    }),
    examples(150),
  );
});

test.each(['GET', 'DELETE'])('answers %s of any id properly', async (method) => {
  await fc.assert(
    fc.asyncProperty(id, (text) => {
      const path = `/cms/v2/content/${encodeURIComponent(text.toWellFormed())}`;
      return expectInOrder({ method, path, headers: authorization });
    }),
    // A slash after an id leads to the id without it.
    { ...examples(100), examples: [[' /'], ['/'], ['a//'], ['a/b/'], ['?/']] },
  );
});

test('any bytes are served as they were uploaded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (bytes) => {
      const answer = await content.upload({ content: base64(bytes) });
      const { location, size } = answer.status === 302 ? found(answer) : created(answer);
      expect(size).toBe(bytes.length);
      expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toEqual(Buffer.from(bytes));
    }),
    examples(50),
  );
});
