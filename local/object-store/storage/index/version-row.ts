import type { SQLOutputValue } from 'node:sqlite';
import type { StoredObject, Version } from '../stored-object.ts';

export type Row = Record<string, SQLOutputValue>;

const COLUMNS = `
  key, version_id, sequencer, content, size, etag, headers, tags, created_at, stored_at, noncurrent_since, upload`;

/** Selects the columns that the functions below read. */
export const SELECT = `SELECT ${COLUMNS} FROM versions LEFT JOIN contents ON contents.id = versions.content`;

/** A version of any kind: one without a content is a delete marker. */
export function versionOf(row: Row): Version {
  if (row['content'] !== null) return objectOf(row);
  return {
    key: String(row['key']),
    versionId: String(row['version_id']),
    createdAt: Number(row['created_at']),
    isDeleteMarker: true,
  };
}

/** A version that must be an object. */
export function objectOf(row: Row): StoredObject {
  return {
    key: String(row['key']),
    versionId: String(row['version_id']),
    size: Number(row['size']),
    etag: String(row['etag']),
    headers: JSON.parse(String(row['headers'])),
    tags: JSON.parse(String(row['tags'])),
    createdAt: Number(row['created_at']),
    storedAt: Number(row['stored_at']),
    sequencer: String(row['sequencer']),
    upload: JSON.parse(String(row['upload'])),
  };
}
