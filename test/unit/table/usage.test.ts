import { describe, expect, test } from 'vitest';
import type { UsageCount } from '../../../lambdas/model/usage/usage.ts';
import { details, placement, resource, usage } from '../../../lambdas/table/entities.ts';
import type { ResourceRecord } from '../../../lambdas/table/resource-values.ts';
import { usageDifferences } from '../../../lambdas/table/usage.ts';
import { ID, NOW } from '../support/resources.ts';
import { recordWith } from './records.ts';

const DAY = 86_400_000;
const TODAY = '2020-03-12';
const JPEG = 'image/jpg';

type Change = Partial<ResourceRecord>;

const row = (change: Change) => resource.item([ID], recordWith(change));

/** A change from one record to another; either may be missing. */
const changed = (before: Change | undefined, after: Change | undefined) => ({
  oldImage: before && row(before),
  newImage: after && row(after),
});

const difference = (files: number, bytes: number, day = TODAY, mediaType = JPEG): UsageCount => ({
  day,
  mediaType,
  files,
  bytes,
});

describe('the counts of an account change', () => {
  test.each<[string, Change | undefined, Change | undefined, UsageCount[]]>([
    ['for a file stored with its record', undefined, {}, [difference(1, 5)]],
    ['for an upload', { status: 'reserved' }, {}, [difference(1, 5)]],
    ['not for a reservation', undefined, { status: 'reserved' }, []],
    ['for a deletion', {}, { status: 'deleted' }, [difference(-1, -5)]],
    ['for an end', {}, { ended: true }, [difference(-1, -5)]],
    ['for a removed record', {}, undefined, [difference(-1, -5)]],
    ['not for a deletion after the end', { ended: true }, { status: 'deleted' }, []],
    ['not for a record removed after its deletion', { status: 'deleted' }, undefined, []],
    ['for a file that is stored again', { status: 'deleted' }, {}, [difference(1, 5)]],
    ['for another size', {}, { size: 7 }, [difference(0, 2)]],
    [
      'for another type',
      {},
      { mediaType: 'text/plain' },
      [difference(-1, -5), difference(1, 5, TODAY, 'text/plain')],
    ],
    [
      'for another day of upload',
      {},
      { uploadedAt: NOW + DAY },
      [difference(-1, -5), difference(1, 5, '2020-03-13')],
    ],
    ['not for another time of the same day', {}, { uploadedAt: NOW + 1 }, []],
    ['not for another name', {}, { name: 'Deed' }, []],
  ])('%s', (_, before, after, differences) => {
    expect(usageDifferences([changed(before, after)])).toEqual(
      differences.map((one) => ({ accountId: 'acme', ...one })),
    );
  });

  test.each([
    ['a placement', placement.item([ID, 'organization#o'], recordWith())],
    ['details', details.item([ID], { description: 'a deed' })],
    ['a count', usage.item(['acme', TODAY, JPEG], { files: 1, bytes: 5 })],
    ['an unknown row', {}],
  ])('not for %s', (_, item) => {
    expect(usageDifferences([{ newImage: item }, { oldImage: item }])).toEqual([]);
  });
});

test('are added up by account, day and media type within a batch', () => {
  const changes = [
    changed(undefined, {}),
    changed(undefined, { size: 7 }),
    changed(undefined, { accountId: 'other' }),
    changed(undefined, { mediaType: 'text/plain' }),
    changed({ mediaType: 'text/plain' }, { status: 'deleted' }),
  ];
  expect(usageDifferences(changes)).toEqual([
    { accountId: 'acme', ...difference(2, 12) },
    { accountId: 'other', ...difference(1, 5) },
  ]);
});
