import { create } from 'dynalite/db/index.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { endIteratorsOnReturn } from '../../../local/table/iterators.ts';
import { temporaryDirectory } from './table-under-test.ts';

test('a stream that dynalite has read leaves no iterator open', async () => {
  const { db } = create({ path: await temporaryDirectory() });
  await db.open();
  onTestFinished(() => db.close());
  await endIteratorsOnReturn(db);
  const iterator = db.values();
  await iterator.close();
  const close = vi.spyOn(Object.getPrototypeOf(iterator), 'close');
  expect(await db.createValueStream({}).toArray()).toEqual([]);
  expect(close).toHaveBeenCalledTimes(1);
  close.mockRestore();
});
