import { expect, test } from 'vitest';
import { has, NOW, openUntilTheEnd, put } from './table-under-test.ts';

test('the sweep deletes rows whose time to live has ended, and no others', async () => {
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

test('the sweep deletes more rows than one batch', async () => {
  const { client, sweep } = await openUntilTheEnd();
  const rows = Array.from({ length: 250 }, (_, index) => `row ${index}`);
  await Promise.all(rows.map((row) => put(client, row, { forget_at: { N: '1' } })));
  expect(await sweep()).toEqual({ deleted: 250 });
});
