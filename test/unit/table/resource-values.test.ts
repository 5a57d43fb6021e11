import { describe, expect, test } from 'vitest';
import type { EntryChange } from '../../../lambdas/model/catalogue/entry.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { resource as entity } from '../../../lambdas/table/entities.ts';
import {
  entryOf,
  newRecord,
  type ResourceRecord,
  resourceOf,
  withEntry,
  withFile,
} from '../../../lambdas/table/resource-values.ts';
import { ID, NOW, resource } from '../support/resources.ts';
import { recordWith } from './records.ts';

describe('a record after a change of its description', () => {
  const SAID: Partial<ResourceRecord> = {
    name: 'Deed',
    description: 'of Ann',
    archived: true,
    entityType: 'party',
    entityId: '7',
    containerId: 'c',
    attributes: { a: 1, b: { c: null } },
    tags: ['a'],
  };

  test.each<[EntryChange, Partial<Record<keyof ResourceRecord, unknown>>]>([
    [{}, {}],
    [{ name: 'Will' }, { name: 'Will' }],
    [{ archived: false }, { archived: false }],
    [{ description: 'x' }, { description: 'x' }],
    [{ description: '' }, { description: undefined }],
    [
      { entityType: 'project', entityId: '8' },
      { entityType: 'project', entityId: '8' },
    ],
    [
      { entityType: null, entityId: null },
      { entityType: undefined, entityId: undefined },
    ],
    [{ containerId: 'd' }, { containerId: 'd' }],
    [{ containerId: null }, { containerId: undefined }],
    [{ attributes: { d: 2 } }, { attributes: { a: 1, b: { c: null }, d: 2 } }],
    [{ attributes: { a: 3, b: null } }, { attributes: { a: 3 } }],
    [{ attributes: { a: null, b: null, x: null } }, { attributes: undefined }],
    [{ tags: ['b', 'c'] }, { tags: ['b', 'c'] }],
    [{ tags: [] }, { tags: undefined }],
  ])('by %j differs in %j, and stores nothing empty', (change, differs) => {
    const before = recordWith(SAID);
    const after = withEntry(before, change);
    expect(after).toEqual({ ...before, ...differs });
    for (const [name, value] of Object.entries(differs))
      if (value === undefined) expect(after).not.toHaveProperty(name);
  });

  test("has a name, if only its file's", () => {
    expect(withEntry(recordWith(), { description: 'a' })).toEqual({
      ...recordWith(),
      name: 'test.jpg',
      description: 'a',
    });
  });

  test.each([{ tags: ['a'] }, { containerId: 'c' }, { fileName: 'other.jpg' }])(
    "has its file's name until it is described: %j",
    (change) => expect(withEntry(recordWith(), change)).toEqual({ ...recordWith(), ...change }),
  );
});

describe('a record with a new file', () => {
  const FILE = {
    object: 'contents/b',
    mediaType: 'text/plain',
    fileName: 'b.txt',
    size: 9,
    uploadedAt: NOW + 86_400_000,
    madeWith: 'never' as const,
  };
  const { object } = recordWith();

  test('has nothing of the old one, and remembers its object until that is deleted', () => {
    const before = recordWith({
      etag: 'e',
      madeWith: '2',
      obsoleteObjects: ['contents/a'],
      name: 'Deed',
    });
    const { madeWith: _, ...shown } = FILE;
    expect(withFile(before, FILE)).toStrictEqual({
      ...recordWith({ name: 'Deed', obsoleteObjects: ['contents/a', object] }),
      ...shown,
      lifecycle: 'never',
    });
  });

  test('does not make the same file obsolete', () => {
    const once = withFile(recordWith(), FILE);
    expect(withFile(once, FILE)).toEqual(once);
  });

  test("wants the lifecycle from the object's creation, if the object was created with another", () => {
    const before = recordWith({ expiresAt: NOW + 10 * 86_400_000, lifecycle: '10' });
    const after = withFile(before, { ...FILE, madeWith: 2 });
    expect(after).toMatchObject({ lifecycle: '9', madeWith: '2', obsoleteObjects: [object] });
  });

  test('gets the lifecycle of its record, if the end was changed during the upload', () => {
    const before = recordWith({ expiresAt: NOW + 100 * 86_400_000, lifecycle: '100' });
    expect(withFile(before, { ...FILE, madeWith: 3 })).toMatchObject({ lifecycle: '99', madeWith: '3' });
  });
});

describe('a new record', () => {
  test.each<[string, Partial<Resource>]>([
    ['plain', {}],
    ['grouped', { containerId: 'c', tags: ['a'] }],
    ['uploaded', { status: 'available', size: 5, uploadedAt: NOW }],
  ])('that is %s is read as the resource it was made of', (_, change) => {
    const { uploadExpiresAt: __, ...made } = { uploadExpiresAt: 0, ...resource(change) };
    const record = newRecord(made, 'client#client', NOW);
    const whole = { ...made, forgetAt: Math.ceil((made.forgetAt ?? 0) / 1000) * 1000 };
    expect(resourceOf(ID, entity.values(entity.item([ID], record)))).toEqual(whole);
  });

  test('wants the lifecycle of its end, whatever its object was created with', () => {
    const made = resource({ expiresAt: NOW + 30 * 86_400_000, madeWith: 2 });
    expect(newRecord(made, 'client#client', NOW)).toMatchObject({
      lifecycle: '30',
      madeWith: '2',
      version: NOW,
    });
    expect(newRecord(resource(), 'client#client', NOW)).not.toHaveProperty('madeWith');
  });
});

test("an undescribed resource has its file's name", () => {
  expect(entryOf(recordWith())).toEqual({
    name: 'test.jpg',
    description: '',
    archived: false,
    attributes: {},
  });
});

test('a row with an unknown status or type is refused', () => {
  expect(() => resourceOf(ID, recordWith({ status: 'lost' }))).toThrow('unknown status lost');
  expect(entryOf(recordWith({ entityType: 'house' }))).not.toHaveProperty('entityType');
});
