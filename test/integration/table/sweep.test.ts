import { expect, test } from 'vitest';
import { sweepTable } from '../../../local/table/sweep.ts';
import { clientOf, has, NOW, openUntilTheEnd, put } from './table-under-test.ts';

test('the sweep deletes what was to be forgotten, and nothing else', async () => {
  const { client, sweep } = await openUntilTheEnd();
  await put(client, 'never');
  await put(client, 'later', { forget_at: { N: String(NOW + 1) } });
  await put(client, 'now', { forget_at: { N: String(NOW) } });
  await put(client, 'before', { forget_at: { N: String(NOW - 1) } });
  await put(client, 'long before', { forget_at: { N: '1' } });
  await put(client, 'text', { forget_at: { S: '1' } });
  expect(await sweep()).toEqual({ deleted: 2 });
  const rows = ['never', 'later', 'now', 'before', 'long before', 'text'];
  const left = await Promise.all(rows.map((row) => has(client, row)));
  expect(rows.filter((_, index) => left[index])).toEqual(['never', 'later', 'now', 'text']);
  expect(await sweep()).toEqual({ deleted: 0 });
});

test('the sweep spares a row that is extended while it works', async () => {
  const { client, endpoint } = await openUntilTheEnd();
  await put(client, 'row', { forget_at: { N: String(NOW - 1) } });
  const sweeping = clientOf(endpoint);
  sweeping.middlewareStack.add(
    (next, { commandName }) =>
      async (input) => {
        if (commandName === 'DeleteItemCommand')
          await put(client, 'row', { forget_at: { N: String(NOW + 1) } });
        return next(input);
      },
    { step: 'initialize' },
  );
  expect(await sweepTable(sweeping, 'rows', NOW * 1000)).toEqual({ deleted: 0 });
  expect(await has(client, 'row')).toBe(true);
});

test('the sweep reads a table of several pages', async () => {
  const { client, sweep } = await openUntilTheEnd();
  const filler = { S: 'x'.repeat(300_000) };
  const rows = Array.from({ length: 9 }, (_, index) => `row ${index}`);
  for (const row of rows) await put(client, row, { filler, forget_at: { N: '1' } });
  expect(await sweep()).toEqual({ deleted: 9 });
});
