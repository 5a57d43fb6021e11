import { describe, expect, test } from 'vitest';
import { type Projection, project } from '../../../lambdas/table/projection.ts';
import type { ResourceRecord } from '../../../lambdas/table/resource-values.ts';
import { ID, NOW } from '../support/resources.ts';
import { recordWith } from './records.ts';

const NOTHING: Projection = { hasEnded: false, placements: new Map(), places: [], words: [], obsolete: [] };
const OBJECT = recordWith().object;
const LISTED: Partial<ResourceRecord> = {
  lists: ['organization#o', 'project#o/p', 'project#o/q'],
  name: 'Deed of Ann',
};

const projected = (change: Partial<ResourceRecord>) => project(ID, recordWith(change), NOW);

test('nothing follows from a missing record', () => {
  expect(project(ID, undefined, NOW)).toEqual(NOTHING);
});

describe('from a record follows', () => {
  test.each<[string, Partial<ResourceRecord>, Partial<Projection>]>([
    ['nothing, from most uploads', {}, {}],
    ['nothing before the upload', { ...LISTED, status: 'reserved' }, {}],
    [
      'that its objects are deleted when it is deleted',
      { ...LISTED, status: 'deleted', madeWith: '2' },
      { obsolete: [OBJECT] },
    ],
    [
      'that former objects are deleted too',
      { status: 'deleted', obsoleteObjects: ['contents/a'] },
      { obsolete: [OBJECT, 'contents/a'] },
    ],
    ['that former objects are deleted', { obsoleteObjects: ['contents/a'] }, { obsolete: ['contents/a'] }],
    [
      'that it is marked as ended at its end, and in no list',
      { ...LISTED, expiresAt: NOW, obsoleteObjects: ['contents/a'] },
      { hasEnded: true, obsolete: ['contents/a'] },
    ],
    [
      'that its object is deleted once it is marked',
      { ...LISTED, expiresAt: NOW, ended: true },
      { obsolete: [OBJECT] },
    ],
    ['nothing at an end before the upload', { status: 'reserved', expiresAt: NOW }, {}],
    ['nothing during an upload in parts', { ...LISTED, status: 'uploading', uploadUntil: NOW + 1 }, {}],
    [
      'that an upload in parts is marked as ended at its end',
      { status: 'uploading', uploadUntil: NOW },
      { hasEnded: true },
    ],
    ['nothing more once it is marked', { status: 'reserved', uploadUntil: NOW }, {}],
    [
      'its words in the list of its account, once it is described',
      { name: 'Deed of Ann', description: 'a deed', shards: [3] },
      { places: ['account#acme#3'], words: ['deed', 'of', 'ann', 'a'] },
    ],
    ['no words if there are too many', { name: 'Deed', description: 'x'.repeat(101) }, {}],
    ['no places if it has no words', { name: '--' }, {}],
  ])('%s', (_, change, follows) => {
    expect(projected(change)).toEqual({ ...NOTHING, ...follows });
  });

  test('a row for each of its lists, and one for all projects of an organization', () => {
    const { placements, places, words } = projected(LISTED);
    expect([...placements.keys()]).toEqual([
      'list#organization#o',
      'list#project#o/p',
      'list#projects#o',
      'list#project#o/q',
    ]);
    expect(places).toEqual([
      'account#acme#0',
      'organization#o#0',
      'project#o/p#0',
      'projects#o#0',
      'project#o/q#0',
    ]);
    expect(words).toEqual(['deed', 'of', 'ann']);
    expect(placements.get('list#project#o/p')).toMatchObject({
      pk: { S: `resource#${ID}` },
      name: { S: 'Deed of Ann' },
      version: { N: String(NOW) },
      gsi1pk: { S: 'project#o/p#0' },
      gsi1sk: { S: `deed of ann\0${ID}` },
      gsi2pk: { S: 'project#o/p#0' },
      gsi2sk: { S: `00${NOW}\0${ID}` },
    });
  });

  test('a row without words in a list if it is not described', () => {
    const { placements, places, words } = projected({ lists: ['organization#o'] });
    expect(placements.get('list#organization#o')).toMatchObject({ gsi1sk: { S: `test.jpg\0${ID}` } });
    expect([places, words]).toEqual([[], []]);
  });

  test('a row with its details, unless they are in a row of their own', () => {
    const said = { ...LISTED, description: 'a deed', attributes: { of: 'Ann' }, tags: ['a'] };
    const rowOf = (change: Partial<ResourceRecord>) =>
      projected(change).placements.get('list#organization#o');
    expect(rowOf(said)).toMatchObject({ description: { S: 'a deed' }, tags: { L: [{ S: 'a' }] } });
    const row = rowOf({ ...said, detailsBeside: true });
    expect(row).toMatchObject({ details_beside: { BOOL: true } });
    for (const name of ['description', 'attributes', 'tags']) expect(row).not.toHaveProperty(name);
  });
});

describe('the tag that an object must have', () => {
  test.each<[string, Partial<ResourceRecord>, unknown]>([
    ['is the one that it was created with', { lifecycle: '30' }, undefined],
    ['is another one', { lifecycle: '30', madeWith: '2' }, '30'],
    ['is the first one again after another one', { lifecycle: '30', madeWith: '30' }, '30'],
    ['stays when the resource has expired', { lifecycle: '30', madeWith: '2', expiresAt: NOW }, '30'],
    [
      'is none once the resource is marked as ended',
      { lifecycle: '30', madeWith: '2', ended: true },
      undefined,
    ],
    ['is none before the upload', { lifecycle: 'never', madeWith: '30', status: 'reserved' }, undefined],
  ])('%s', (_, change, value) => {
    expect(projected(change).tag?.value).toBe(value);
  });

  test('must be set again on another object', () => {
    const tagged = { lifecycle: '30', madeWith: '2' };
    expect(projected({ ...tagged, object: 'contents/a' }).tag).toEqual({ object: 'contents/a', value: '30' });
  });
});
