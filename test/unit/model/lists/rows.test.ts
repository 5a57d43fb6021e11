import { describe, expect, test } from 'vitest';
import { merged, type Rows } from '../../../../lambdas/model/lists/rows.ts';

const page = (orders: string, next?: string): Rows<string> => ({
  rows: [...orders].map((order) => ({ id: `id of ${order}`, order, thing: order })),
  ...(next === undefined ? {} : { next }),
});
const shown = ({ rows, next }: Rows<string>) => [rows.map(({ order }) => order).join(''), next];

describe('merged lists', () => {
  test.each([
    ['are in order, each row once', [page('ace'), page('abd')], false, 'abcde', undefined],
    ['are in the other order', [page('eca'), page('dba')], true, 'edcba', undefined],
    ['end with the first unfinished one', [page('ab', 'b'), page('acd', 'd')], false, 'ab', 'b'],
    ['end with it in the other order', [page('dc', 'c'), page('dba')], true, 'dc', 'c'],
    ['end where an unfinished one has no rows', [page('', 'c'), page('abcd')], false, 'abc', 'c'],
    ['are compared by their bytes', [page('\uffff'), page('\u{10000}')], false, '\uffff\u{10000}', undefined],
    ['are empty without lists', [], false, '', undefined],
  ] as const)('%s', (_, pages, descending, orders, next) => {
    expect(shown(merged(pages, descending))).toEqual([orders, next]);
  });
});
