import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Confirmed } from '../event-confirmations.ts';
import type { ObjectTags } from '../object-tagging.ts';
import {
  type DeleteMarker,
  isDeleteMarker,
  MAXIMUM_OBJECT_BYTES,
  type NewObject,
  type StoredObject,
  type Version,
} from '../stored-object.ts';
import { newVersionId, sequencerOf } from '../version-id.ts';
import type { ContentRows } from './content-rows.ts';
import type {
  CopyOutcome,
  ListedVersion,
  ListPosition,
  ObjectCopy,
  VersionWithContent,
} from './functions.ts';
import { objectOf, type Row, SELECT, versionOf } from './version-row.ts';

/**
 * The versions of objects by key. The newest version of a key is the current one; one without a content is a delete
 * marker. The caller provides the transaction.
 */
export class VersionRows {
  readonly #statements;
  readonly #contents: ContentRows;
  #lastSequencer = 0n;

  constructor(database: DatabaseSync, contents: ContentRows) {
    this.#contents = contents;
    this.#statements = {
      newest: database.prepare(`${SELECT} WHERE key = ? ORDER BY sequencer DESC LIMIT ?`),
      find: database.prepare(`${SELECT} WHERE key = ? AND sequencer = ? AND version_id = ?`),
      older: database.prepare(`${SELECT} WHERE key = ? AND sequencer < ? ORDER BY sequencer DESC`),
      beyond: database.prepare(`${SELECT} WHERE key > ? AND key >= ? ORDER BY key, sequencer DESC`),
      pending: database.prepare(`${SELECT} WHERE event_pending = 1`),
      add: database.prepare(`
        INSERT INTO versions (key, version_id, sequencer, content, etag, headers, tags, created_at, stored_at, upload,
          event_pending)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      setNoncurrent: database.prepare(
        'UPDATE versions SET noncurrent_since = ? WHERE key = ? AND sequencer = ?',
      ),
      tag: database.prepare('UPDATE versions SET tags = ? WHERE key = ? AND sequencer = ?'),
      confirm: database.prepare('UPDATE versions SET event_pending = 0 WHERE key = ? AND sequencer = ?'),
      remove: database.prepare('DELETE FROM versions WHERE key = ? AND sequencer = ?'),
    };
  }

  /** The version with this id, or the current one. */
  find(key: string, versionId: string | undefined): Version | undefined {
    const row = this.#find(key, versionId);
    return row === undefined ? undefined : versionOf(row);
  }

  /** Whether the current version of the key is an object. */
  holdsObject(key: string): boolean {
    const current = this.find(key, undefined);
    return current !== undefined && !isDeleteMarker(current);
  }

  read(key: string, versionId: string | undefined): VersionWithContent | undefined {
    const row = this.#find(key, versionId);
    if (row === undefined) return undefined;
    const version = versionOf(row);
    return isDeleteMarker(version)
      ? version
      : { object: version, segments: this.#contents.read(row['content'] ?? null) };
  }

  /** A limited number of versions of keys with this prefix, after this position, by key and newest first. */
  list(prefix: string, { key, versionId }: ListPosition, most: number): ListedVersion[] {
    const sequencer = versionId === undefined ? undefined : sequencerOf(versionId);
    const listed: ListedVersion[] = [];
    const { older, beyond } = this.#statements;
    const rests = sequencer === undefined ? [] : [older.iterate(key, sequencer)];
    for (const rows of [...rests, beyond.iterate(key, prefix)]) {
      for (const row of rows) {
        const version = versionOf(row);
        if (listed.length === most || !version.key.startsWith(prefix)) break;
        const since = row['noncurrent_since'] ?? null;
        listed.push({ version, noncurrentSince: since === null ? undefined : Number(since) });
      }
    }
    return listed;
  }

  pendingEvents(): StoredObject[] {
    return this.#statements.pending.all().map(objectOf);
  }

  /** Adds the object as the current version of its key. */
  add(object: NewObject, content: SQLOutputValue): StoredObject {
    const { key, etag, createdAt, storedAt } = object;
    const [headers = '', tags = '', upload = ''] = [object.headers, object.tags, object.upload].map((value) =>
      JSON.stringify(value),
    );
    const sequencer = this.#succeed(key, storedAt);
    const versionId = newVersionId(sequencer);
    this.#statements.add.run(
      ...[key, versionId, sequencer, content, etag, headers, tags, createdAt, storedAt, upload, 1],
    );
    return { ...object, versionId, sequencer };
  }

  /** Makes an object of another version, with the same content. */
  copy({ source, headers, tags, onlyNew, ...copy }: ObjectCopy): CopyOutcome {
    const row = this.#find(source.key, source.versionId);
    if (row === undefined) return { source: undefined, copy: undefined };
    const original = versionOf(row);
    const isTooLarge = !isDeleteMarker(original) && original.size > MAXIMUM_OBJECT_BYTES;
    if (isDeleteMarker(original) || isTooLarge || (onlyNew && this.holdsObject(copy.key)))
      return { source: original, copy: undefined };
    const changes = { ...copy, headers: headers ?? original.headers, tags: tags ?? original.tags };
    return { source: original, copy: this.add({ ...original, ...changes }, row['content'] ?? null) };
  }

  /** Adds a delete marker as the current version; `now` in milliseconds since 1970. */
  addDeleteMarker(key: string, now: number): DeleteMarker {
    const sequencer = this.#succeed(key, now);
    const versionId = newVersionId(sequencer);
    this.#statements.add.run(...[key, versionId, sequencer, null, null, null, null, now, now, null, 0]);
    return { key, versionId, createdAt: now, isDeleteMarker: true };
  }

  /** Removes a version for good, and makes the newest of the others current. Returns the files to remove. */
  remove({ key, versionId }: Pick<Version, 'key' | 'versionId'>): string[] {
    const row = this.#find(key, versionId);
    if (row === undefined) return [];
    this.#statements.remove.run(key, row['sequencer'] ?? null);
    const current = this.#find(key, undefined);
    if (current !== undefined) this.#statements.setNoncurrent.run(null, key, current['sequencer'] ?? null);
    return this.#contents.release(row['content'] ?? null);
  }

  /** The delete marker of a key that has no other version. */
  expiredDeleteMarker(key: string): DeleteMarker | undefined {
    const [newest, ...others] = this.#statements.newest.all(key, 2).map(versionOf);
    return newest !== undefined && others.length === 0 && isDeleteMarker(newest) ? newest : undefined;
  }

  replaceTags({ key, sequencer }: StoredObject, tags: ObjectTags): void {
    this.#statements.tag.run(JSON.stringify(tags), key, sequencer);
  }

  confirmEvent({ key, sequencer }: Confirmed): void {
    this.#statements.confirm.run(key, sequencer);
  }

  #find(key: string, versionId: string | undefined): Row | undefined {
    if (versionId === undefined) return this.#statements.newest.get(key, 1);
    return this.#statements.find.get(key, sequencerOf(versionId) ?? '', versionId);
  }

  /** Makes the current version of the key noncurrent, and returns the sequencer of the next one. */
  #succeed(key: string, time: number): string {
    const current = this.#find(key, undefined)?.['sequencer'];
    if (current !== undefined) this.#statements.setNoncurrent.run(time, key, current);
    return this.#nextSequencer(time, current);
  }

  /** Grows with the time, and also if the clock stands still or was set back. */
  #nextSequencer(time: number, current: SQLOutputValue | undefined): string {
    const byTime = BigInt(Math.floor(time)) << 20n;
    const before = current === undefined ? 0n : BigInt(`0x${current}`);
    const least = 1n + (before > this.#lastSequencer ? before : this.#lastSequencer);
    this.#lastSequencer = byTime > least ? byTime : least;
    return this.#lastSequencer.toString(16).padStart(16, '0');
  }
}
