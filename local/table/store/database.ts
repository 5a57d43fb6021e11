import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Grows with the layout of the file below. */
const LAYOUT = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
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

const REMEDY = 'remove the folder, or choose another one with DATA_DIR.';

/** Why a directory cannot be used, in one sentence that whoever started the service can act on. */
export class UnusableDirectory extends Error {}

/**
 * Opens the file in the directory, or makes it; `schema` names what it is made for. What is committed is on the disk,
 * and no other process can open it. Throws `UnusableDirectory`.
 */
export function openDatabase(directory: string, schema: string): DatabaseSync {
  refuseOlderStore(directory);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path.join(directory, 'table.sqlite'), { timeout: 0 });
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;',
    );
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    refuseOtherSchema(database, directory, `${LAYOUT} ${schema}`);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof UnusableDirectory ? error : new UnusableDirectory(explained(error, directory));
  }
}

/** Up to version 0.1.0, the table was one of LevelDB's. */
function refuseOlderStore(directory: string): void {
  if (!readdirSync(directory).includes('CURRENT')) return;
  throw new UnusableDirectory(
    `The table in ${directory} cannot be opened: an earlier version of the service made it, so ${REMEDY}`,
  );
}

function refuseOtherSchema(database: DatabaseSync, directory: string, schema: string): void {
  database.prepare(`INSERT OR IGNORE INTO meta (name, value) VALUES ('schema', ?)`).run(schema);
  const row = database.prepare(`SELECT value FROM meta WHERE name = 'schema'`).get();
  if (row?.['value'] === schema) return;
  throw new UnusableDirectory(
    `The table in ${directory} cannot be opened: it was made with another schema, so ${REMEDY}`,
  );
}

/** SQLite's result code for a file that somebody else has locked ("Result and Error Codes"). */
const SQLITE_BUSY = 5;

function explained(error: unknown, directory: string): string {
  if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
    return `The table in ${directory} is in use by another process.`;
  }
  return `The table in ${directory} cannot be opened: ${error instanceof Error ? error.message : error}`;
}
