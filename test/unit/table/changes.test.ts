import { describe, expect, test } from 'vitest';
import { workOf } from '../../../lambdas/table/changes.ts';
import { details, job, placement, projected, resource, word } from '../../../lambdas/table/entities.ts';
import type { ResourceRecord } from '../../../lambdas/table/resource-values.ts';
import { ID, NOW } from '../support/resources.ts';
import { recordWith } from './records.ts';

const row = (change: Partial<ResourceRecord> = {}) => resource.item([ID], recordWith(change));

/** The work after a change from one record to another. */
const workBetween = (before: Partial<ResourceRecord> | undefined, after: Partial<ResourceRecord>) =>
  workOf({ oldImage: before && row(before), newImage: row(after) });

describe('nothing is reconciled', () => {
  test.each<[string, Partial<ResourceRecord> | undefined, Partial<ResourceRecord>]>([
    ['a reservation', undefined, { status: 'reserved' }],
    ['an upload', { status: 'reserved' }, { size: 7, version: NOW + 1 }],
    ['a file stored with its record', undefined, {}],
    ['another container', { containerId: 'a' }, { containerId: 'b' }],
    ['another end', { expiresAt: NOW }, { expiresAt: NOW + 1, version: NOW + 1 }],
    ['other tags in the record', { name: 'a', tags: ['a'] }, { name: 'a', tags: ['b'] }],
  ])('after %s', (_, before, after) => {
    expect(workBetween(before, after)).toBeUndefined();
  });

  test.each([
    ['a placement', placement.item([ID, 'organization#o'], recordWith())],
    ['details', details.item([ID], { description: 'a deed' })],
    [
      "the reconciler's notes",
      projected.item([ID], { run: 1, places: [], words: [], unsettled: false, changedAt: 0 }),
    ],
    ['a word', word.item(['account#acme#0', 'deed', ID], { id: ID })],
    ['a job', job.item([ID], { state: '', attempts: 0 })],
    ['an unknown row', {}],
  ])('after a change of %s', (_, item) => {
    expect(workOf({ newImage: item })).toBeUndefined();
    expect(workOf({ oldImage: item })).toBeUndefined();
    expect(workOf({ oldImage: item, newImage: item })).toBeUndefined();
  });
});

describe('a resource is reconciled', () => {
  test.each<[string, Partial<ResourceRecord> | undefined, Partial<ResourceRecord>]>([
    ['it is deleted', {}, { status: 'deleted' }],
    ['it gets another object', {}, { object: 'contents/b', obsoleteObjects: [recordWith().object] }],
    ['obsolete objects still exist', { obsoleteObjects: ['a', 'b'] }, { obsoleteObjects: ['b'] }],
    ['its object was created with a temporary tag', undefined, { madeWith: '2' }],
    ['its object must have another tag', { madeWith: '2' }, { madeWith: '2', lifecycle: '9' }],
    ['its tagged object is another', { madeWith: '2' }, { madeWith: '2', object: 'contents/b' }],
    ['it is put into a list', {}, { lists: ['organization#o'] }],
    ['it changes in a list', { lists: ['organization#o'] }, { lists: ['organization#o'], version: NOW + 1 }],
    ['it ends: its object goes', { expiresAt: NOW }, { expiresAt: NOW, ended: true }],
    ['it ends in a list', { lists: ['organization#o'] }, { lists: ['organization#o'], ended: true }],
    ['it is described', {}, { name: 'Deed' }],
    ['it gets another name', { name: 'Deed' }, { name: 'Will' }],
    ['it gets a row of details', {}, { detailsBeside: true }],
    ['its row of details changes', { detailsBeside: true }, { detailsBeside: true }],
    ['its details move back into its record', { detailsBeside: true }, {}],
  ])('if %s', (_, before, after) => {
    expect(workBetween(before, after)).toEqual({ id: ID });
  });

  test('if it is gone, with its objects', () => {
    const [object, former] = ['resources/a?versionId=1', 'contents/a?versionId=2'];
    expect(workOf({ oldImage: row({ object }) })).toEqual({ id: ID, formerObjects: [object] });
    const oldImage = row({ object, obsoleteObjects: [former] });
    expect(workOf({ oldImage })).toEqual({ id: ID, formerObjects: [object, former] });
  });

  test('unless it is gone and was never uploaded: lifecycle removes a late upload', () => {
    expect(workOf({ oldImage: row() })).toEqual({ id: ID, formerObjects: [] });
  });
});
