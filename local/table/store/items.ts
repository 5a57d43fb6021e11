import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyRange } from 'dynalite/db/index.js';
import type { Item } from '../engine/item.ts';
import { RangeReader, type Row } from './rows.ts';

/** An item with its text, which the index entries and the journal store too. */
export interface WrittenItem {
  readonly text: string;
  readonly size: number;
  /** When its time to live ends, in seconds since 1970. */
  readonly expires: number | null;
}

/** The rows of the table by their keys in dynalite's encoding. */
export class ItemStore {
  readonly #reader: RangeReader;
  readonly #statements: Readonly<Record<'get' | 'put' | 'delete' | 'expired', StatementSync>>;

  constructor(database: DatabaseSync) {
    this.#reader = new RangeReader(database, 'items WHERE true');
    this.#statements = {
      get: database.prepare('SELECT value FROM items WHERE key = ?'),
      put: database.prepare('INSERT OR REPLACE INTO items (key, value, size, expires) VALUES (?, ?, ?, ?)'),
      delete: database.prepare('DELETE FROM items WHERE key = ?'),
      expired: database.prepare('SELECT value FROM items WHERE expires < ? ORDER BY expires LIMIT ?'),
    };
  }

  get(key: string): Item | undefined {
    const row = this.#statements.get.get(key);
    return row === undefined ? undefined : JSON.parse(String(row['value']));
  }

  put(key: string, { text, size, expires }: WrittenItem): void {
    this.#statements.put.run(key, text, size, expires);
  }

  delete(key: string): void {
    this.#statements.delete.run(key);
  }

  range(range: KeyRange): Iterable<Row> {
    return this.#reader.read(range);
  }

  /** Up to `most` items whose time to live ended before `time` (seconds since 1970). */
  expired(time: number, most: number): Item[] {
    return this.#statements.expired.all(time, most).map(({ value }) => JSON.parse(String(value)));
  }
}
