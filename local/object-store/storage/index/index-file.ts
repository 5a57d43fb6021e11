import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isDamage, openDatabase, REMEDY, UnusableDatabase } from '../../../database/open-database.ts';
import { DATA } from './functions.ts';
import { healFiles } from './heal-files.ts';
import { setAside } from './set-aside.ts';

const INDEX = 'index.sqlite';

/** The version of the layout below: raise it with each change. */
const LAYOUT = '2';

/** Larger than usual, since contents of a hundred kilobytes are then written and read in half the time. */
const PAGE_SIZE = 16_384;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS contents (
    id INTEGER PRIMARY KEY, size INTEGER NOT NULL, file TEXT, bytes BLOB, whole INTEGER REFERENCES contents,
    number INTEGER, CHECK (file IS NULL OR bytes IS NULL)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS contents_file ON contents (file, size) WHERE file IS NOT NULL;
  CREATE INDEX IF NOT EXISTS contents_whole ON contents (whole, number) WHERE whole IS NOT NULL;
  CREATE TABLE IF NOT EXISTS versions (
    key TEXT NOT NULL, sequencer TEXT NOT NULL, version_id TEXT NOT NULL, content INTEGER REFERENCES contents, etag TEXT,
    headers TEXT, tags TEXT, created_at INTEGER NOT NULL, stored_at INTEGER NOT NULL, noncurrent_since INTEGER,
    upload TEXT, event_pending INTEGER NOT NULL, PRIMARY KEY (key, sequencer DESC)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS versions_content ON versions (content) WHERE content IS NOT NULL;
  CREATE INDEX IF NOT EXISTS versions_pending ON versions (key, sequencer) WHERE event_pending = 1;
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL, initiated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parts (
    upload TEXT NOT NULL REFERENCES uploads, number INTEGER NOT NULL, content INTEGER NOT NULL REFERENCES contents,
    etag TEXT NOT NULL, uploaded_at INTEGER NOT NULL, PRIMARY KEY (upload, number)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS parts_content ON parts (content);`;

export interface OpenIndex {
  readonly database: DatabaseSync;
  /** A sentence about each damaged thing. */
  readonly setAside: readonly string[];
}

/**
 * Opens or makes the index of the object store in this directory, and brings index and files into agreement: removes
 * what an interrupted process left behind, and sets damaged things aside. Throws `UnusableDatabase`.
 */
export function openIndex(directory: string): OpenIndex {
  refuseOlderStore(directory);
  mkdirSync(path.join(directory, DATA), { recursive: true });
  const lost = isLost(directory) ? 'it is missing or empty' : undefined;
  const sentences = lost === undefined ? [] : [setIndexAside(directory, lost)];
  try {
    return openHealed(directory, sentences);
  } catch (error) {
    if (!(error instanceof UnusableDatabase) || !error.damaged) throw error;
    return openHealed(directory, [...sentences, setIndexAside(directory, error.message)]);
  }
}

function openHealed(directory: string, sentences: readonly string[]): OpenIndex {
  const what = `The object store in ${directory}`;
  const file = path.join(directory, INDEX);
  const database = openDatabase({ file, what, schema: SCHEMA, madeFor: LAYOUT, pageSize: PAGE_SIZE });
  try {
    return { database, setAside: [...sentences, ...healFiles(database, directory)] };
  } catch (error) {
    database.close();
    if (isDamage(error)) throw new UnusableDatabase(String(error), true);
    throw error;
  }
}

/** Up to version 0.1.0, each object had a file of metadata. */
function refuseOlderStore(directory: string): void {
  if (!existsSync(path.join(directory, 'metadata'))) return;
  throw new UnusableDatabase(
    `The object store in ${directory} cannot be opened: an earlier version of the service made it, so ${REMEDY}`,
  );
}

/**
 * Whether an index is missing that existed: with a new one all files would belong to no object, and SQLite would drop
 * the log.
 */
function isLost(directory: string): boolean {
  const bytes = (name: string) => statSync(path.join(directory, name), { throwIfNoEntry: false })?.size ?? 0;
  if (bytes(INDEX) > 0) return false;
  return bytes(`${INDEX}-wal`) > 0 || readdirSync(path.join(directory, DATA)).length > 0;
}

function setIndexAside(directory: string, reason: string): string {
  const names = readdirSync(directory).filter((name) => name === DATA || name.startsWith(INDEX));
  const folder = setAside(directory, names);
  mkdirSync(path.join(directory, DATA));
  return (
    `${brokenIndex(directory, reason)} It and the files of its objects were set aside in ${folder}; the store goes on ` +
    'without them, and their downloads are answered with NoSuchKey.'
  );
}

/** Says what is damaged, and what to do. */
export function brokenIndex(directory: string, reason: string): string {
  return (
    `The index of the object store, ${path.join(directory, INDEX)}, is broken: ${reason}. To have everything back, stop ` +
    `the service and put a backup of ${directory} in its place.`
  );
}
