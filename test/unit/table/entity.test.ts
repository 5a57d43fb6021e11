import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resource } from '../../../lambdas/table/entities.ts';
import {
  entity,
  flag,
  idOf,
  json,
  keyOf,
  number,
  optional,
  seconds,
  text,
  texts,
  type Values,
} from '../../../lambdas/table/entity.ts';
import { anyCharacter } from '../../support/texts.ts';
import { ID } from '../support/resources.ts';

const thing = entity({
  key: (kind: string, id: number) => ({ pk: `thing#${kind}`, sk: `id#${id}` }),
  attributes: {
    name: text('the_name'),
    size: number('size'),
    isOpen: flag('is_open'),
    tags: texts('tags'),
    said: json<unknown>('said'),
    forgetAt: seconds('forget_at'),
    note: optional(text('note')),
    extra: optional(json<unknown>('extra')),
  },
  indexes: ({ name, isOpen }, kind, id) => ({
    gsi1: { partition: kind, sort: `${name}#${id}` },
    gsi2: isOpen ? { partition: 'open', sort: name } : undefined,
  }),
});

const VALUES: Values<typeof thing.attributes> = {
  name: 'a',
  size: 5,
  isOpen: false,
  tags: ['b', 'a', 'b'],
  said: { c: [1, null] },
  forgetAt: 1000,
};

const anyText = fc.string({ unit: anyCharacter, maxLength: 20 });
const anyNumber = fc
  .oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => n + 0);
/** Any JSON value but negative zero. */
const anyJson = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

test('reads a row as the values that it was made of', () => {
  const values = fc.record(
    {
      name: anyText,
      size: anyNumber,
      isOpen: fc.boolean(),
      tags: fc.array(anyText),
      said: anyJson,
      forgetAt: fc.nat(2 ** 31).map((time) => time * 1000),
      note: anyText,
      extra: anyJson,
    },
    { requiredKeys: ['name', 'size', 'isOpen', 'tags', 'said', 'forgetAt'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(values, (all) => {
      expect(thing.values(thing.item(['kind', 7], all))).toStrictEqual(all);
    }),
  );
});

test('reads the row of a record as that record', () => {
  const arbitraries = {
    accountId: anyText,
    version: fc.nat(),
    status: fc.constantFrom('reserved', 'uploading', 'available', 'deleted'),
    fileName: anyText,
    mediaType: anyText,
    createdAt: fc.nat(),
    changedBy: anyText,
    object: anyText,
    lifecycle: anyText,
    shards: fc.array(fc.nat(9)),
    expiresAt: fc.nat(),
    forgetAt: fc.nat(1_000_000).map((time) => time * 1000),
    containerId: anyText,
    name: anyText,
    archived: fc.boolean(),
    description: anyText,
    attributes: fc.dictionary(anyText, anyJson).map((value) => JSON.parse(JSON.stringify(value))),
    tags: fc.array(anyText),
    madeWith: anyText,
    lists: fc.array(anyText),
    obsoleteObjects: fc.array(anyText),
    ended: fc.boolean(),
  };
  const requiredKeys = [
    'accountId',
    'version',
    'status',
    'fileName',
    'mediaType',
    'createdAt',
    'changedBy',
    'object',
    'lifecycle',
  ] as const;
  fc.assert(
    fc.property(
      fc.record(arbitraries, { requiredKeys: [...requiredKeys], noNullPrototype: true }),
      (record) => {
        expect(resource.values(resource.item([ID], record))).toStrictEqual(record);
      },
    ),
  );
});

describe('a row', () => {
  test('has its key, its attributes by their names, and its places in indexes', () => {
    expect(thing.item(['kind', 7], { ...VALUES, isOpen: true })).toEqual({
      pk: { S: 'thing#kind' },
      sk: { S: 'id#7' },
      the_name: { S: 'a' },
      size: { N: '5' },
      is_open: { BOOL: true },
      tags: { L: [{ S: 'b' }, { S: 'a' }, { S: 'b' }] },
      said: { S: '{"c":[1,null]}' },
      forget_at: { N: '1' },
      gsi1pk: { S: 'kind' },
      gsi1sk: { S: 'a#7' },
      gsi2pk: { S: 'open' },
      gsi2sk: { S: 'a' },
    });
  });

  test('is in no index without a key for it', () => {
    const names = Object.keys(thing.item(['kind', 7], VALUES));
    expect(names.filter((name) => name.startsWith('gsi'))).toEqual(['gsi1pk', 'gsi1sk']);
  });

  test('is never forgotten before the given time', () => {
    expect(thing.item(['kind', 7], { ...VALUES, forgetAt: 1001 })['forget_at']).toEqual({ N: '2' });
  });

  test('is not read without a required attribute, or with one of another type', () => {
    const { the_name: _, ...rest } = thing.item(['kind', 7], VALUES);
    expect(() => thing.values(rest)).toThrow('The row has no the_name, or one of another type.');
    expect(() => thing.values({ ...rest, the_name: { N: '1' } })).toThrow('no the_name');
  });

  test('may have unknown attributes', () => {
    expect(thing.values({ ...thing.item(['kind', 7], VALUES), later: { S: 'x' } })).toEqual(VALUES);
  });

  test('changes only in the attributes of a change', () => {
    expect(thing.changes({ name: 'b', isOpen: false })).toEqual({
      the_name: { S: 'b' },
      is_open: { BOOL: false },
    });
  });

  test.each([
    ['thing#7', '7'],
    ['thing#a#b', 'a#b'],
    ['thing#', ''],
  ])('with the key %j is of %j', (pk, id) => {
    const item = { pk: { S: pk }, sk: { S: 'x' } };
    expect(idOf(item)).toBe(id);
    expect(keyOf(item)).toEqual({ pk, sk: 'x' });
  });
});
