import { accountRows, isDetails, restoreRows, tableRows } from '../../../lambdas/table/export.ts';
import { command } from '../command.ts';
import { openExport, progressIn, rowsIn } from '../export-file.ts';

/** Rows restored at once. */
const GROUP = 100;

export const exportTable = command({
  does: [
    'Write the records of an account, or of the whole table, to a file of JSON lines. The same command goes on where one',
    'was interrupted. Files in the bucket are not part of it. See docs/backup.md.',
  ],
  needs: ['file'],
  allows: ['account'],
  async *run({ table }, { file, account }) {
    const of = account === undefined ? 'table' : `account ${account}`;
    const progress = await progressIn(file);
    if (progress !== undefined && progress.of !== of)
      throw new Error(`${file} is an export of the ${progress.of}: choose another file.`);
    if (progress?.isComplete)
      throw new Error(`${file} is complete, with ${progress.rows} rows: choose another file.`);
    const pages =
      account === undefined ? tableRows(table, progress?.next) : accountRows(table, account, progress?.next);
    const output = await openExport(file, of, progress);
    try {
      let rows = 0;
      for await (const page of pages) {
        rows = await output.write(page);
        yield `Rows exported: ${rows}`;
      }
      yield `The export of the ${of} is complete, with ${rows} rows.`;
    } finally {
      await output.close();
    }
  },
});

export const restore = command({
  does: [
    'Write the rows of an export that the table lacks, and records that it has in an older version. May be repeated, and',
    'replaces nothing newer. Lists, words and usage follow by themselves; run recount for accounts with a quota.',
  ],
  needs: ['file'],
  async *run({ table }, { file }) {
    const progress = await progressIn(file);
    if (progress === undefined) throw new Error(`There is no file ${file}.`);
    if (!progress.isComplete) throw new Error(`${file} is not complete: finish it with export first.`);
    let written = 0;
    let kept = 0;
    for await (const rows of rowsIn(file, GROUP, isDetails)) {
      const done = await restoreRows(table, rows);
      written += done.written;
      kept += done.kept;
      yield `Rows restored: ${written}; not changed: ${kept}`;
    }
    yield `The ${progress.of} is restored: ${written} rows were written, and ${kept} are there already.`;
  },
});
