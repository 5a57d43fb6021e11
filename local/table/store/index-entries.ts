import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyRange } from 'dynalite/db/index.js';
import type { GroupCommit } from '../../database/group-commit.ts';
import { RangeReader, type Row } from './rows.ts';

/**
 * The entries of the indexes. In AWS an index follows its table some time after a write ("Using global secondary
 * indexes", eventual consistency); here it follows after `lag` milliseconds, so that tests can show the effects.
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

  /** Writes an entry, or replaces the one with the same key. */
  put(index: string, key: string, text: string, size: number): void {
    if (this.#lag === 0) this.#statements.put.run(index, key, text, size);
    else this.#statements.late.run(performance.now() + this.#lag, index, key, text, size);
  }

  /** Deletes an entry. */
  delete(index: string, key: string): void {
    if (this.#lag === 0) this.#statements.delete.run(index, key);
    else this.#statements.late.run(performance.now() + this.#lag, index, key, null, null);
  }

  /** The entries of an index in order, without writes that it has not followed yet. */
  range(index: string, range: KeyRange): Iterable<Row> {
    if (this.#lag > 0) this.catchUp(performance.now());
    return this.#reader.read(range, index);
  }

  /**
   * Applies, in order, the writes due at `now`, by this process's monotonic clock. It is called before each read of an
   * index. An infinite `now` applies the writes that an earlier process has left.
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
