import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { anyCharacter } from '../support/texts.ts';
import { apiAt, expectCommonHeaders } from './support/api.ts';
import { body, headerValue } from './support/arbitraries.ts';
import { catalogueAt, filePart, formOf, idsOf, type Part, textParts } from './support/catalogue.ts';
import { type Call, exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const token = await apiAt(target.base_url).token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);
const { id } = await catalogue.created();

const sentence = v.pipe(v.string(), v.minLength(1));
const refusal = v.pipe(
  v.record(v.string(), sentence),
  v.check((messages) => Object.keys(messages).length > 0),
);
const done = v.union([v.looseObject({ id: v.string() }), v.array(v.looseObject({ id: v.string() }))]);

/** Expects an answer in the shape of this door that is not the service's fault, whatever the request. */
async function expectInOrder({ headers, ...call }: Call): Promise<void> {
  const authorization = `Token ${token}`;
  const answer = await exchange(target.base_url, { ...call, headers: { authorization, ...headers } });
  const { status, text } = answer;
  expect(status, text).toSatisfy((code: number) => code >= 200 && code < 500);
  if (call.method === 'HEAD' || status === 204) return;
  expect(answer.headers['content-type']).toBe('application/json');
  const said: unknown = JSON.parse(text);
  // The gateway's own answer, only for a path that cannot be decoded.
  if (!text.startsWith('{"message":')) expectCommonHeaders(answer);
  v.parse(status < 400 ? done : refusal, said);
}

const segment = fc.oneof(
  fc.constantFrom('resources', 'project', 'projects', 'acme', 'survey', '', '.', '..', '%00', '%2F', id),
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const parameter = fc.tuple(
  fc.constantFrom('active', 'search', 'ordering', 'entity_type', 'limit', 'cursor', 'x'),
  fc.oneof(fc.constantFrom('true', 'name', '-created', 'party', '7'), fc.string({ unit: anyCharacter })),
);
const path = fc
  .tuple(
    fc.constantFrom('/resources/', '/organizations/'),
    fc.array(segment, { maxLength: 5 }),
    fc.array(parameter, { maxLength: 4 }),
  )
  .map(([root, segments, query]) => `${root}${segments.join('/')}?${new URLSearchParams(query)}`);

test('answers any method, path and query properly', async () => {
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS');
  await fc.assert(
    fc.asyncProperty(method, path, (name, where) => expectInOrder({ method: name, path: where })),
    examples(150),
  );
});

const anything = fc.oneof(fc.string({ unit: anyCharacter }), fc.jsonValue());
const fields = fc.record(
  {
    name: anything,
    description: anything,
    archived: fc.oneof(fc.boolean(), anything),
    attributes: fc.oneof(fc.dictionary(fc.string({ unit: anyCharacter }), fc.jsonValue()), anything),
    entity_type: fc.oneof(fc.constantFrom('party', 'parcel'), anything),
    entity_id: anything,
    resource: fc.oneof(fc.constantFrom(`ref://${id}`, `"${target.base_url}/v1/resources/${id}"`), anything),
    id: anything,
    container_id: fc.oneof(fc.constantFrom('', null, '0123456789abcdef01234567'), anything),
    tags: fc.oneof(fc.array(fc.string({ unit: anyCharacter })), anything),
    x: anything,
  },
  { requiredKeys: ['name'] },
);

test.each([
  ['POST', '/resources/'],
  ['PATCH', `/resources/${id}/`],
])('answers any JSON properly: %s %s', async (method, where) => {
  const json = fields.map((value) => JSON.stringify(value));
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: json }, body), (sent) =>
      expectInOrder({ method, path: where, headers: { 'content-type': 'application/json' }, body: sent }),
    ),
    examples(100),
  );
});

const part: fc.Arbitrary<Part> = fc.record(
  {
    name: fc.oneof(fc.constantFrom('name', 'description', 'resource', 'attributes'), headerValue),
    content: fc.oneof(fc.string({ unit: anyCharacter }), fc.uint8Array()),
    fileName: fc.string({ unit: 'grapheme' }),
    contentType: headerValue,
  },
  { requiredKeys: ['name', 'content'] },
);

test('answers any form properly, whole or cut off anywhere', async () => {
  const cutOff = fc.option(fc.nat({ max: 300 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), cutOff, (parts, length) => {
      const form = formOf(parts);
      return expectInOrder({
        method: 'POST',
        path: '/resources/',
        ...form,
        body: form.body.subarray(0, length),
      });
    }),
    examples(150),
  );
});

test('keeps and finds any accepted name and description', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, text, async (name, description) => {
      const parts = [...textParts({ name, description }), filePart('Hello')];
      const answer = await catalogue.postForm('/resources/', parts);
      if (answer.status === 400) return;
      const created = JSON.parse(answer.text);
      expect(await catalogue.entry(created.id)).toMatchObject({
        name: name.trim(),
        description: description.trim(),
      });
      // A letter without its accent is another letter.
      const letters = [...new Intl.Segmenter().segment(name.trim())].map(({ segment }) => segment);
      const beginning = letters.slice(0, 3).join('');
      const upper = beginning.toUpperCase();
      // Some letters have no way back from upper case.
      const search = upper.toLowerCase() === beginning.toLowerCase() ? upper : beginning;
      const found = await catalogue.pages(`/resources/?search=${encodeURIComponent(search)}`);
      expect(idsOf(found.flat())).toContain(created.id);
    }),
    examples(40),
  );
});
