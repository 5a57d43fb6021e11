import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../support/effort.ts';
import { encoders } from '../support/json-queries.ts';
import { anyCharacter } from '../support/texts.ts';
import { apiAt } from './support/api.ts';
import { containersAt, containersIn, membersIn } from './support/containers.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const containers = containersAt(target.base_url, await apiAt(target.base_url).token(target));

/** Texts that gateways, browsers and frameworks are known to break. */
const NASTY = [
  'a=b',
  'a&b=c',
  '1+1',
  '+',
  'a b',
  '100%',
  '%2B',
  '%25',
  '%7B%22',
  '%zz',
  '"quoted"',
  "it's",
  '\\',
  '\\"',
  '{"a":["b"]}',
  '[x]',
  'a?b',
  'what?',
  '#1',
  'a/b',
  '../..',
  'a;b,c',
  'a:b+c',
  'null',
  '<b>',
  '`$(x)`',
  'a\tb',
  'a\nb',
  'ümläut',
  'cafe\u0301',
  '契約',
  '🚒',
  '\u{10ffff}',
  '\u00ad',
  '\u202eabc',
  'a\u0000b',
] as const;

/** The tag of all containers and resources in this file, so that it finds nothing else. */
const MARK = randomUUID();

const made = await Promise.all(
  NASTY.map(async (text) => {
    const { id } = await containers.created({ name: text, tags: [MARK, `x${text}`] });
    return { id, text };
  }),
);

const find = async (asked: object, encode = (text: string) => encodeURIComponent(text)) =>
  containersIn(await containers.list(encode(JSON.stringify(asked)))).data;

/** The most tags in one query. */
const TAGS = 20;

test.each(encoders)('%s finds exactly the containers with difficult tags and names', async (_, encode) => {
  for (let first = 0; first < made.length; first += TAGS) {
    const some = made.slice(first, first + TAGS);
    const any = some.map(({ text }) => `x${text}`);
    const found = await find({ tags: { all: [MARK], any } }, encode);
    expect(found.map(({ name }) => name).toSorted()).toEqual(some.map(({ text }) => text).toSorted());
    const others = await find({ tags: { all: [MARK], none: any } }, encode);
    expect(others).toHaveLength(made.length - some.length);
  }
  await Promise.all(
    made.slice(0, TAGS).map(async ({ id, text }) => {
      const tags = [MARK, `x${text}`];
      const found = await find({ name: text, tags: { all: tags } }, encode);
      expect(found.map((one) => [one.id, one.name, one.tags])).toEqual([[id, text, tags]]);
    }),
  );
});

test.each(NASTY)('only the exact name or tag %j finds its container', async (text) => {
  const ids = made.filter((one) => one.text === text).map(({ id }) => id);
  for (const sort of ['createdAt', '-name']) {
    const byName = await find({ sort, name: text, tags: { all: [MARK] } });
    expect(byName.map(({ id }) => id)).toEqual(ids);
    const byTag = await find({ sort, tags: { all: [MARK, `x${text}`] } });
    expect(byTag.map(({ id }) => id)).toEqual(ids);
  }
});

test('every encoder finds resources by difficult tags', async () => {
  const { id } = await containers.created();
  const tagged = await Promise.all(
    NASTY.map(async (tag) => [tag, await containers.put(id, randomUUID(), { tags: [tag] })] as const),
  );
  await Promise.all(
    tagged.map(async ([tag, resource], place) => {
      const [, encode = encodeURIComponent] = encoders[place % encoders.length] ?? [];
      const asked = encode(JSON.stringify({ tags: { any: [tag] } }));
      const { data } = membersIn(await containers.resources(id, asked));
      expect(data.map((one) => [one.id, one.tags])).toEqual([[resource, [tag]]]);
    }),
  );
});

const value = fc
  .string({ unit: anyCharacter, minLength: 1, maxLength: 12 })
  .map((text) => text.toWellFormed().trim())
  .filter((text) => text !== '');

test('every encoder finds any tags and any name', async () => {
  const encoder = fc.constantFrom(...encoders.map(([, encode]) => encode));
  await fc.assert(
    fc.asyncProperty(
      value,
      fc.array(value, { minLength: 1, maxLength: 4 }),
      encoder,
      async (name, tags, encode) => {
        const mark = randomUUID();
        const { uri, ...made } = await containers.created({ name, tags: [mark, ...tags] });
        for (const asked of [
          { name },
          { name, sort: 'name' },
          { tags: { any: tags } },
          { tags: { all: tags } },
        ]) {
          const all = 'tags' in asked && 'all' in asked.tags ? asked.tags.all : [];
          const marked = { ...asked, tags: { ...asked.tags, all: [mark, ...(all ?? [])] } };
          const { data } = containersIn(await containers.list(encode(JSON.stringify(marked))));
          expect(data).toEqual([made]);
        }
        const none = { tags: { all: [mark], none: tags } };
        expect(containersIn(await containers.list(encode(JSON.stringify(none)))).data).toEqual([]);
      },
    ),
    examples(20),
  );
});
