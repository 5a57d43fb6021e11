import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { KeyRange } from 'dynalite/db/index.js';
import type { Item } from '../engine/item.ts';

/** An item in JSON, or an index's copy of it, with its size as DynamoDB counts it. */
export interface Row {
  readonly text: string;
  readonly size: number;
}

export function itemOf({ text }: Row): Item {
  return JSON.parse(text);
}

/** Reads ranges of keys; `source` is a table with the columns `key`, `value` and `size`, and a condition. */
export class RangeReader {
  readonly #database: DatabaseSync;
  readonly #source: string;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, source: string) {
    this.#database = database;
    this.#source = source;
  }

  /** The rows in order; the caller may stop early. `values` are those of the condition. */
  *read(range: KeyRange, ...values: SQLInputValue[]): Generator<Row, void> {
    const { reverse, gt, gte = '', lt, lte } = range;
    const lower = gt === undefined ? 'key >= ?' : 'key > ?';
    const upper = lte === undefined ? 'key < ?' : 'key <= ?';
    // `~` is greater than every key, since keys begin with a hexadecimal digit.
    const ends = [gt ?? gte, lte ?? lt ?? '~'];
    const statement = this.#prepared(`${lower} AND ${upper} ORDER BY key ${reverse ? 'DESC' : 'ASC'}`);
    for (const row of statement.iterate(...values, ...ends)) {
      const [text, size]: unknown[] = Array.isArray(row) ? row : [];
      yield { text: String(text), size: Number(size) };
    }
  }

  #prepared(range: string): StatementSync {
    const known = this.#statements.get(range);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(`SELECT value, size FROM ${this.#source} AND ${range}`);
    // A page has many rows, and an object for each takes longer to make than an array.
    statement.setReturnArrays(true);
    this.#statements.set(range, statement);
    return statement;
  }
}
