import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, REMEDY, UnusableDatabase } from '../../database/open-database.ts';

/** The version of the layout below: raise it with each change. */
const LAYOUT = 1;

/** A row without details, about 1,200 bytes of JSON, must fit into a page: an index of SQLite keeps a quarter there. */
const PAGE_SIZE = 8192;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS items (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, size INTEGER NOT NULL, expires REAL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS items_expires ON items (expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS entries (
    place TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (place, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS late_entries (
    position INTEGER PRIMARY KEY, due REAL NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, value TEXT, size INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, keys TEXT NOT NULL, old TEXT, new TEXT,
    size INTEGER NOT NULL, expired INTEGER NOT NULL
  ) STRICT;`;

/**
 * Opens or makes the table's file in the directory; `schema` identifies the schema it is made for. Throws
 * `UnusableDatabase`.
 */
export function openTableFile(directory: string, schema: string): DatabaseSync {
  const what = `The table in ${directory}`;
  refuseOlderStore(directory, what);
  const file = path.join(directory, 'table.sqlite');
  const madeFor = `${LAYOUT} ${schema}`;
  return openDatabase({ file, what, schema: SCHEMA, pageSize: PAGE_SIZE, madeFor });
}

/** Up to version 0.1.0, the table was a LevelDB database. */
function refuseOlderStore(directory: string, what: string): void {
  if (!readdirSync(directory).includes('CURRENT')) return;
  throw new UnusableDatabase(
    `${what} cannot be opened: an earlier version of the service made it, so ${REMEDY}`,
  );
}
