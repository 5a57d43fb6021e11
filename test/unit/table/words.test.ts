import { describe, expect, test } from 'vitest';
import { type Item, keyOf } from '../../../lambdas/table/entity.ts';
import { missingWords, wordChanges } from '../../../lambdas/table/words.ts';
import { stubTable } from './stub-table.ts';

const NONE = { places: [], words: [] };
const nameOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk.replace('\0id', '')}`;
const names = (items: readonly Item[]) => items.map((item) => nameOf(keyOf(item)));

describe('changed words', () => {
  const DONE = { places: ['a#0', 'b#0'], words: ['deed', 'ann'] };

  test.each([
    ['are written if there were none', NONE, { places: ['a#0'], words: ['deed'] }, ['words#a#0 deed'], []],
    ['are left if they are there', DONE, DONE, [], []],
    [
      'are written at an additional place',
      { places: ['a#0'], words: ['deed'] },
      { places: ['a#0', 'b#0'], words: ['deed'] },
      ['words#b#0 deed'],
      [],
    ],
    [
      'are replaced at each place',
      DONE,
      { ...DONE, words: ['deed', 'bob'] },
      ['words#a#0 bob', 'words#b#0 bob'],
      ['words#a#0 ann', 'words#b#0 ann'],
    ],
    ['are removed from a place', DONE, { ...DONE, places: ['b#0'] }, [], ['words#a#0 deed', 'words#a#0 ann']],
    [
      'are all removed',
      DONE,
      NONE,
      [],
      ['words#a#0 deed', 'words#a#0 ann', 'words#b#0 deed', 'words#b#0 ann'],
    ],
  ])('%s', (_, done, wanted, puts, deletes) => {
    const changes = wordChanges('id', done, wanted, undefined);
    expect(names(changes.puts)).toEqual(puts);
    expect(changes.deletes.map(nameOf)).toEqual(deletes);
  });

  test('name the resource, and are forgotten with it', () => {
    expect(wordChanges('id', NONE, { places: ['a#0'], words: ['deed'] }, 1_500).puts).toEqual([
      { pk: { S: 'words#a#0' }, sk: { S: 'deed\0id' }, id: { S: 'id' }, forget_at: { N: '2' } },
    ]);
  });

  test.each([
    [1000, 1000, 0],
    [1000, 2000, 4],
    [1000, undefined, 4],
    [undefined, 1000, 4],
  ])(
    'are written again if their record is forgotten at another time: %j, then %j',
    (before, after, count) => {
      const done = { ...DONE, ...(before === undefined ? {} : { forgetAt: before }) };
      expect(wordChanges('id', done, DONE, after).puts).toHaveLength(count);
    },
  );
});

test('missing words are those without a row, or with one that is forgotten at another time', async () => {
  const row = (folded: string, seconds: string) => ({
    pk: { S: 'words#a#0' },
    sk: { S: `${folded}\0id` },
    id: { S: 'id' },
    forget_at: { N: seconds },
  });
  const { table } = stubTable({ Responses: { table: [row('deed', '2'), row('ann', '1')] } });
  const missing = await missingWords(table, 'id', { places: ['a#0'], words: ['deed', 'of', 'ann'] }, 2000);
  expect(missing).toEqual([row('of', '2'), row('ann', '2')]);
});
