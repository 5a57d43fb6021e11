import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { MultipartUpload, Part, UploadName } from '../multipart-upload.ts';
import type { ContentRows } from './content-rows.ts';

/** A part and the number of its content, which belongs to it alone. */
export interface KeptPart extends Part {
  readonly content: SQLOutputValue;
}

/** The unfinished multipart uploads and their parts. The caller provides the transaction. */
export class UploadRows {
  readonly #statements;
  readonly #contents: ContentRows;

  constructor(database: DatabaseSync, contents: ContentRows) {
    this.#contents = contents;
    this.#statements = {
      add: database.prepare(
        'INSERT INTO uploads (id, key, headers, tags, initiated_at) VALUES (?, ?, ?, ?, ?)',
      ),
      find: database.prepare('SELECT headers, tags, initiated_at FROM uploads WHERE id = ? AND key = ?'),
      before: database.prepare('SELECT id, key FROM uploads WHERE initiated_at < ? LIMIT ?'),
      remove: database.prepare('DELETE FROM uploads WHERE id = ?'),
      putPart: database.prepare(
        'INSERT OR REPLACE INTO parts (upload, number, content, etag, uploaded_at) VALUES (?, ?, ?, ?, ?)',
      ),
      part: database.prepare('SELECT content FROM parts WHERE upload = ? AND number = ?'),
      parts: database.prepare(`
        SELECT parts.number, content, etag, size, uploaded_at FROM parts JOIN contents ON contents.id = parts.content
        WHERE upload = ? AND parts.number > ? ORDER BY parts.number LIMIT ?`),
      removeParts: database.prepare('DELETE FROM parts WHERE upload = ?'),
    };
  }

  add({ uploadId, key, headers, tags, initiatedAt }: MultipartUpload): void {
    this.#statements.add.run(uploadId, key, JSON.stringify(headers), JSON.stringify(tags), initiatedAt);
  }

  find({ key, uploadId }: UploadName): MultipartUpload | undefined {
    const row = this.#statements.find.get(uploadId, key);
    if (row === undefined) return undefined;
    return {
      key,
      uploadId,
      headers: JSON.parse(String(row['headers'])),
      tags: JSON.parse(String(row['tags'])),
      initiatedAt: Number(row['initiated_at']),
    };
  }

  /** Some uploads that were initiated before this time, in milliseconds since 1970. */
  initiatedBefore(time: number, most: number): UploadName[] {
    const rows = this.#statements.before.all(time, most);
    return rows.map(({ id, key }) => ({ key: String(key), uploadId: String(id) }));
  }

  /** Adds a part, or replaces the one with its number. Returns the files to remove. */
  putPart(uploadId: string, { number, etag, uploadedAt }: Part, content: SQLOutputValue): string[] {
    const replaced = this.#statements.part.get(uploadId, number)?.['content'] ?? null;
    this.#statements.putPart.run(uploadId, number, content, etag, uploadedAt);
    return this.#contents.release(replaced);
  }

  /** A limited number of parts with greater numbers, by number. */
  parts(uploadId: string, after: number, most: number): KeptPart[] {
    return this.#statements.parts.all(uploadId, after, most).map((row) => ({
      number: Number(row['number']),
      etag: String(row['etag']),
      size: Number(row['size']),
      uploadedAt: Number(row['uploaded_at']),
      content: row['content'] ?? null,
    }));
  }

  /** Removes an upload and the rows of its parts; their contents stay. */
  remove(uploadId: string): void {
    this.#statements.removeParts.run(uploadId);
    this.#statements.remove.run(uploadId);
  }
}
