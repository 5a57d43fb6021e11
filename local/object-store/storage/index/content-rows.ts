import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Content, Segment } from '../stored-object.ts';

/**
 * The contents of parts and objects, which several objects can share. A content never changes, and is removed with its
 * last owner. It is in a file or in its row, or it is a sequence of contents that belong to it alone. The caller
 * provides the transaction.
 */
export class ContentRows {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      add: database.prepare('INSERT INTO contents (size, file, bytes) VALUES (?, ?, ?)'),
      join: database.prepare('UPDATE contents SET whole = ?, number = ? WHERE id = ?'),
      read: database.prepare('SELECT size, file, bytes FROM contents WHERE id = ?'),
      segments: database.prepare('SELECT size, file, bytes FROM contents WHERE whole = ? ORDER BY number'),
      isNeeded: database.prepare('SELECT 1 FROM versions WHERE content = ? LIMIT 1'),
      removeSegments: database.prepare('DELETE FROM contents WHERE whole = ? RETURNING file'),
      remove: database.prepare('DELETE FROM contents WHERE id = ? RETURNING file'),
    };
  }

  /** Adds a content, and returns its number. */
  add(size: number, content: Content): number | bigint {
    const { add } = this.#statements;
    const added = 'file' in content ? add.run(size, content.file, null) : add.run(size, null, content.bytes);
    return added.lastInsertRowid;
  }

  /** Makes a content of others, in this order; its size, in bytes, is their sum. Returns its number. */
  join(size: number, segments: readonly SQLOutputValue[]): number | bigint {
    const { lastInsertRowid } = this.#statements.add.run(size, null, null);
    for (const [number, segment] of segments.entries())
      this.#statements.join.run(lastInsertRowid, number, segment);
    return lastInsertRowid;
  }

  read(id: SQLOutputValue): Segment[] {
    const row = this.#statements.read.get(id);
    const consists = row === undefined || (row['file'] === null && row['bytes'] === null);
    return (consists ? this.#statements.segments.all(id) : [row]).map(({ size, file, bytes }) => ({
      size: Number(size),
      content: bytes instanceof Uint8Array ? { bytes } : { file: String(file) },
    }));
  }

  /** Removes a content that no object has any more. Returns its files. */
  release(id: SQLOutputValue): string[] {
    if (id === null || this.#statements.isNeeded.get(id) !== undefined) return [];
    const { removeSegments, remove } = this.#statements;
    const removed = [...removeSegments.all(id), ...remove.all(id)];
    return removed.flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
  }
}
