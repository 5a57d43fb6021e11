import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { anyCharacter, webQuery } from '../support/texts.ts';
import { apiAt, expectCommonHeaders } from './support/api.ts';
import { body } from './support/arbitraries.ts';
import { containersAt } from './support/containers.ts';
import { type Call, exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const token = await apiAt(target.base_url).token(target);
const containers = containersAt(target.base_url, token);
const { id } = await containers.created({ tags: ['Zelda'] });
await containers.put(id, 'Hello');

const done = v.record(v.string(), v.unknown());
const refusal = v.strictObject({
  error: v.strictObject({
    code: v.union([v.picklist(['UnauthorizedError', 'server', 'request']), v.picklist([400, 403, 405, 413])]),
    message: v.pipe(v.string(), v.minLength(1)),
  }),
  data: v.optional(done),
});

/** Expects an answer in the shape of this door that is not the service's fault, whatever the request. */
async function expectInOrder({ headers, ...call }: Call): Promise<void> {
  const answer = await exchange(target.base_url, {
    ...call,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const { status, text } = answer;
  expect(status, text).toSatisfy((code: number) => code >= 200 && code < 500);
  if (call.method === 'HEAD' || status === 204 || status === 308) return;
  expect(answer.headers['content-type']).toBe('application/json');
  const said: unknown = JSON.parse(text);
  // The gateway's own answer, only for a path that cannot be decoded.
  if (text.startsWith('{"message":')) return;
  expectCommonHeaders(answer);
  v.parse(status < 400 ? done : refusal, said);
}

const segment = fc.oneof(
  fc.constantFrom('containers', 'resources', 'clone', 'status', '', '.', '..', '%00', '%2F', '%3F', id),
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const query = fc.oneof(
  fc.constantFrom('', '?traverse=false', '?%7B%7D', '?{', '?%'),
  webQuery.map((text) => `?${text}`),
);
const path = fc
  .tuple(
    fc.constantFrom('/containers', '/v1.0/containers', '/v2.0', '/v1.0'),
    fc.array(segment, { maxLength: 3 }),
    query,
  )
  .map(([root, segments, asked]) => [root, ...segments].join('/') + asked);

test('answers any method, path and query properly', async () => {
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS');
  await fc.assert(
    fc.asyncProperty(method, path, (name, where) => expectInOrder({ method: name, path: where })),
    examples(100),
  );
});

const text = fc.string({ unit: anyCharacter });
const anything = fc.oneof(text, fc.jsonValue());
const fields = fc.record(
  {
    name: anything,
    description: anything,
    tags: fc.oneof(fc.array(text), anything),
    orgId: anything,
    id: anything,
    x: anything,
  },
  { requiredKeys: [] },
);

test.each([
  ['a container', 'POST', []],
  ['a change', 'PUT', [id]],
  ['a clone', 'POST', [id, 'clone']],
])('answers any body of a request for %s properly', async (_, method, parts) => {
  const json = fields.map((value) => JSON.stringify(value));
  const type = fc.constantFrom('application/json', 'application/octet-stream', 'text/plain');
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: json }, body), type, (sent, contentType) =>
      expectInOrder({
        method,
        path: containers.path(...parts),
        headers: { 'content-type': contentType },
        body: sent,
      }),
    ),
    examples(60),
  );
});

const tagList = fc.oneof({ weight: 3, arbitrary: fc.array(text, { minLength: 1, maxLength: 5 }) }, anything);
const asked = fc.record(
  {
    tags: fc.oneof(fc.record({ any: tagList, all: tagList, none: tagList }, { requiredKeys: [] }), anything),
    name: anything,
    offset: fc.oneof(fc.nat({ max: 10_000 }), anything),
    limit: fc.oneof(fc.integer({ min: 1, max: 1000 }), anything),
    cursor: fc.oneof(
      fc
        .record({ after: text, skip: fc.nat({ max: 10 }) })
        .map(({ after, skip }) => Buffer.from(JSON.stringify(['rest', after, skip])).toString('base64url')),
      anything,
    ),
    sort: fc.oneof(fc.constantFrom('name', '-name', 'createdAt', '-createdAt'), anything),
  },
  { requiredKeys: [] },
);

test.each([
  ['containers', []],
  ['resources', [id, 'resources']],
])('answers any query for %s properly', async (_, parts) => {
  const json = asked.map((value) => encodeURIComponent(JSON.stringify(value)));
  const raw = webQuery;
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: json }, raw), (sent) =>
      expectInOrder({ path: `${containers.path(...parts)}?${sent}` }),
    ),
    examples(100),
  );
});

test('any cursor leads on with any other query', async () => {
  const place = fc.record({
    after: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }).map((one) => one.toWellFormed()),
    skip: fc.nat({ max: 3 }),
  });
  const name = fc.constantFrom(undefined, 'Deeds', 'z', '\u{10ffff}', '\u0000a');
  const sort = fc.constantFrom('name', '-name', 'createdAt', '-createdAt');
  await fc.assert(
    fc.asyncProperty(place, name, sort, async (where, named, order) => {
      const place = ['rest', where.after, where.skip];
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      const sent = encodeURIComponent(JSON.stringify({ cursor, name: named, sort: order }));
      expect((await containers.list(sent)).status).toBe(200);
      expect((await containers.resources(id, sent)).status).toBe(200);
    }),
    examples(60),
  );
});
