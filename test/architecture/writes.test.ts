import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** The folder of the thread that owns the object store's index, and waits for the disk instead of the main thread. */
const THREAD = 'local/object-store/storage/index/';

test('the main thread reads and writes no file of objects synchronously', () => {
  const files = sourceFiles('local/object-store');
  const waiting = (text: string) => /\b\w+Sync\b/.test(text) || text.includes("'node:sqlite'");
  expect(files.filter(({ path, text }) => path.startsWith(THREAD) && waiting(text))).not.toEqual([]);
  expect(files.filter(({ path, text }) => !path.startsWith(THREAD) && waiting(text))).toEqual([]);
  // Other modules may import only the thread's list of functions.
  const imports = files
    .filter(({ path }) => !path.startsWith(THREAD))
    .flatMap((file) => file.imports.filter((imported) => imported.startsWith(THREAD)));
  expect([...new Set(imports)]).toEqual([`${THREAD}functions.ts`]);
});
