import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyRange } from 'dynalite/db/index.js';
import type { GroupCommit } from '../../database/group-commit.ts';
import { RangeReader, type Row } from './rows.ts';

/**
 * What stands in the indexes. In AWS an index follows its table some time after a write ("Using global secondary
 * indexes", eventual consistency); here after `lag` milliseconds, so that tests can see what comes of it.
 */
export class IndexEntries {
  readonly #group: GroupCommit;
  readonly #lag: number;
  readonly #reader: RangeReader;
  readonly #statements: Readonly<Record<'put' | 'delete' | 'late' | 'due' | 'settle', StatementSync>>;

  constructor(database: DatabaseSync, group: GroupCommit, lag: number) {
    this.#group = group;
    this.#lag = lag;
    this.#reader = new RangeReader(database, 'entries WHERE place = ?');
    this.#statements = {
      put: database.prepare('INSERT OR REPLACE INTO entries (place, key, value, size) VALUES (?, ?, ?, ?)'),
      delete: database.prepare('DELETE FROM entries WHERE place = ? AND key = ?'),
      late: database.prepare(
        'INSERT INTO late_entries (due, place, key, value, size) VALUES (?, ?, ?, ?, ?)',
      ),
      due: database.prepare('SELECT * FROM late_entries WHERE due <= ? ORDER BY position'),
      settle: database.prepare('DELETE FROM late_entries WHERE position <= ?'),
    };
  }

  /** Puts an entry in the place of the one with the same key, if there is any. */
  put(index: string, key: string, text: string, size: number): void {
    if (this.#lag === 0) this.#statements.put.run(index, key, text, size);
    else this.#statements.late.run(performance.now() + this.#lag, index, key, text, size);
  }

  /** Deletes an entry. */
  delete(index: string, key: string): void {
    if (this.#lag === 0) this.#statements.delete.run(index, key);
    else this.#statements.late.run(performance.now() + this.#lag, index, key, null, null);
  }

  /** The entries of an index in order, as far as it has followed. */
  range(index: string, range: KeyRange): Iterable<Row> {
    if (this.#lag > 0) this.catchUp(performance.now());
    return this.#reader.read(range, index);
  }

  /**
   * Lets the indexes follow, in order, what is due at `now`, by this process's clock, which never goes back. Before
   * somebody looks, nothing needs to. What an earlier process has left is due at once: then `now` is infinite.
   */
  catchUp(now: number): void {
    this.#group.begin();
    let last: number | undefined;
    for (const { position, place, key, value, size } of this.#statements.due.all(now)) {
      if (value === null || value === undefined) this.#statements.delete.run(String(place), String(key));
      else this.#statements.put.run(String(place), String(key), value, Number(size));
      last = Number(position);
    }
    if (last !== undefined) this.#statements.settle.run(last);
  }
}
