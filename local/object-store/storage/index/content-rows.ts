import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Content } from '../stored-object.ts';

/**
 * The contents of objects, which several objects can share: nothing is ever written into a content, and it goes with the
 * last object that has it. Changes are for a transaction of the caller's.
 */
export class ContentRows {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      add: database.prepare('INSERT INTO contents (size, file, bytes) VALUES (?, ?, ?)'),
      read: database.prepare('SELECT file, bytes FROM contents WHERE id = ?'),
      isNeeded: database.prepare('SELECT 1 FROM versions WHERE content = ? LIMIT 1'),
      remove: database.prepare('DELETE FROM contents WHERE id = ? RETURNING file'),
    };
  }

  /** Returns the content's number. */
  add(size: number, content: Content): number | bigint {
    const { add } = this.#statements;
    const added = 'file' in content ? add.run(size, content.file, null) : add.run(size, null, content.bytes);
    return added.lastInsertRowid;
  }

  read(id: SQLOutputValue): Content {
    const { file, bytes } = this.#statements.read.get(id) ?? {};
    return bytes instanceof Uint8Array ? { bytes } : { file: String(file) };
  }

  /** Removes a content that no object has any more. Returns the files that are not needed then. */
  release(id: SQLOutputValue): string[] {
    if (id === null || this.#statements.isNeeded.get(id) !== undefined) return [];
    const removed = this.#statements.remove.all(id);
    return removed.flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
  }
}
