import { afterEach, expect, test, vi } from 'vitest';
import { getMany, writeMany } from '../../../lambdas/table/batch.ts';
import { stubTable } from './stub-table.ts';

const key = { pk: 'p', sk: 's' };
const Keys = [{ pk: { S: 'p' }, sk: { S: 's' } }];

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each([
  ['reads', { UnprocessedKeys: { table: { Keys } } }],
  ['writes', { UnprocessedItems: { table: [{ DeleteRequest: { Key: Keys[0] } }] } }],
])(
  'retries what a busy table leaves of %s, at growing intervals, eight times at most',
  async (what, busy) => {
    const { table, asked } = stubTable(...Array(20).fill(busy));
    vi.useFakeTimers();
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    const chance = vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValue(0.5);
    const work = what === 'reads' ? getMany(table, [key]) : writeMany(table, { deletes: [key] });
    const refused = expect(work).rejects.toThrow('The table is too busy.');
    await vi.runAllTimersAsync();
    await refused;
    expect(asked).toHaveLength(9);
    expect(pauses.mock.calls.map(([, pause]) => pause)).toEqual([25, 75, 150, 300, 600, 1200, 2400, 4800]);
    expect(chance).toHaveBeenCalledTimes(8);
  },
);
