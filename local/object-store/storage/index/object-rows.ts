import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { ObjectTags } from '../object-tagging.ts';
import type { Content, NewObject, StoredObject } from '../stored-object.ts';
import type { ObjectCopy, ObjectWithContent } from './functions.ts';

type Row = Record<string, SQLOutputValue>;

/** What a change has come to, and the files that no object has any more: they can go once the change is on the disk. */
export interface Change<Result> {
  readonly result: Result;
  readonly unneeded: readonly string[];
}

const OBJECT = `key, content, size, md5, headers, tags, created_at, sequencer, upload`;
const OBJECTS = `objects JOIN contents ON contents.id = objects.content`;

/**
 * The objects by key, and their contents, which several objects can share: nothing is ever written into a content, and
 * it goes with the last object that has it. Changes are for a transaction of the caller's.
 */
export class ObjectRows {
  readonly #statements;
  #lastSequencer = 0n;

  constructor(database: DatabaseSync) {
    const prepare = (sql: string): StatementSync => database.prepare(sql);
    this.#statements = {
      find: prepare(`SELECT ${OBJECT} FROM ${OBJECTS} WHERE key = ?`),
      read: prepare(`SELECT ${OBJECT}, file, bytes FROM ${OBJECTS} WHERE key = ?`),
      after: prepare('SELECT key, tags, created_at FROM objects WHERE key > ? ORDER BY key LIMIT ?'),
      pending: prepare(`SELECT ${OBJECT} FROM ${OBJECTS} WHERE event_pending = 1`),
      put: prepare(`
        INSERT OR REPLACE INTO objects (key, content, md5, headers, tags, created_at, sequencer, upload, event_pending)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)`),
      tag: prepare('UPDATE objects SET tags = ? WHERE key = ?'),
      confirm: prepare('UPDATE objects SET event_pending = 0 WHERE key = ? AND sequencer = ?'),
      remove: prepare('DELETE FROM objects WHERE key = ?'),
      addContent: prepare('INSERT INTO contents (size, file, bytes) VALUES (?, ?, ?)'),
      isNeeded: prepare('SELECT 1 FROM objects WHERE content = ? LIMIT 1'),
      removeContent: prepare('DELETE FROM contents WHERE id = ? RETURNING file'),
    };
  }

  find(key: string): StoredObject | undefined {
    const row = this.#statements.find.get(key);
    return row === undefined ? undefined : objectOf(row);
  }

  read(key: string): ObjectWithContent | undefined {
    const row = this.#statements.read.get(key);
    return row === undefined ? undefined : { object: objectOf(row), content: contentOf(row) };
  }

  /** What decides over the lives of some objects after this key, by key. */
  after(key: string, most: number): Pick<StoredObject, 'key' | 'tags' | 'createdAt'>[] {
    return this.#statements.after.all(key, most).map((row) => ({
      key: String(row['key']),
      tags: JSON.parse(String(row['tags'])),
      createdAt: Number(row['created_at']),
    }));
  }

  pendingEvents(): StoredObject[] {
    return this.#statements.pending.all().map(objectOf);
  }

  put(object: NewObject, content: Content, onlyNew: boolean): Change<StoredObject | undefined> {
    const replaced = this.#statements.find.get(object.key);
    if (replaced !== undefined && onlyNew) return { result: undefined, unneeded: [] };
    const { addContent } = this.#statements;
    const { lastInsertRowid } =
      'file' in content
        ? addContent.run(object.size, content.file, null)
        : addContent.run(object.size, null, content.bytes);
    return this.#replace(replaced, object, lastInsertRowid);
  }

  copy({ source, headers, tags, ...copy }: ObjectCopy): Change<StoredObject | undefined> {
    const original = this.#statements.find.get(source);
    if (original === undefined) return { result: undefined, unneeded: [] };
    const object = { ...objectOf(original), ...copy };
    return this.#replace(
      this.#statements.find.get(copy.key),
      { ...object, headers: headers ?? object.headers, tags: tags ?? object.tags },
      Number(original['content']),
    );
  }

  replaceTags(key: string, tags: ObjectTags): boolean {
    return this.#statements.tag.run(JSON.stringify(tags), key).changes > 0;
  }

  confirmEvent({ key, sequencer }: Pick<StoredObject, 'key' | 'sequencer'>): void {
    this.#statements.confirm.run(key, sequencer);
  }

  /** Removes the object of this key if there is one. */
  remove(key: string): Change<undefined> {
    const removed = this.#statements.find.get(key);
    this.#statements.remove.run(key);
    return { result: undefined, unneeded: this.#release(removed) };
  }

  #replace(replaced: Row | undefined, object: NewObject, content: number | bigint): Change<StoredObject> {
    const { key, md5, headers, tags, createdAt, upload } = object;
    const sequencer = this.#nextSequencer(createdAt, replaced);
    const texts = [headers, tags].map((value) => JSON.stringify(value));
    const [headersText = '', tagsText = ''] = texts;
    this.#statements.put.run(
      ...[key, content, md5, headersText, tagsText, createdAt, sequencer, JSON.stringify(upload)],
    );
    return { result: { ...object, sequencer }, unneeded: this.#release(replaced) };
  }

  /** Lets go of the content of an object that was replaced or removed. Hands back its file if that is unneeded. */
  #release(former: Row | undefined): string[] {
    const content = former?.['content'];
    if (content === undefined || this.#statements.isNeeded.get(content) !== undefined) return [];
    const removed = this.#statements.removeContent.get(content);
    return typeof removed?.['file'] === 'string' ? [removed['file']] : [];
  }

  /** Grows with the time, and also where the clock stands still or was set back. */
  #nextSequencer(time: number, replaced: Row | undefined): string {
    const byTime = BigInt(Math.floor(time)) << 20n;
    const before = replaced === undefined ? 0n : BigInt(`0x${replaced['sequencer']}`);
    const least = 1n + (before > this.#lastSequencer ? before : this.#lastSequencer);
    this.#lastSequencer = byTime > least ? byTime : least;
    return this.#lastSequencer.toString(16).padStart(16, '0');
  }
}

function objectOf(row: Row): StoredObject {
  return {
    key: String(row['key']),
    size: Number(row['size']),
    md5: String(row['md5']),
    headers: JSON.parse(String(row['headers'])),
    tags: JSON.parse(String(row['tags'])),
    createdAt: Number(row['created_at']),
    sequencer: String(row['sequencer']),
    upload: JSON.parse(String(row['upload'])),
  };
}

function contentOf({ file, bytes }: Row): Content {
  return bytes instanceof Uint8Array ? { bytes } : { file: String(file) };
}
