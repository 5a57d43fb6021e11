import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** What the object store does in the thread that owns its index, which waits for the disk so that nobody else does. */
const THREAD = 'local/object-store/storage/index/';

test('the main thread reads and writes no file of objects synchronously', () => {
  const files = sourceFiles('local/object-store');
  const waiting = (text: string) => /\b\w+Sync\b/.test(text) || text.includes("'node:sqlite'");
  expect(files.filter(({ path, text }) => path.startsWith(THREAD) && waiting(text))).not.toEqual([]);
  expect(files.filter(({ path, text }) => !path.startsWith(THREAD) && waiting(text))).toEqual([]);
  // Of the thread's modules, the others know only what they can ask for.
  const imports = files
    .filter(({ path }) => !path.startsWith(THREAD))
    .flatMap((file) => file.imports.filter((imported) => imported.startsWith(THREAD)));
  expect([...new Set(imports)]).toEqual([`${THREAD}functions.ts`]);
});
