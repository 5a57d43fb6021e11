import { closeSync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface DatabaseOptions {
  readonly file: string;
  /** The content of the file and its place, for messages: "The table in /data/table". */
  readonly what: string;
  /** Statements that make missing tables and indexes; each ends with a semicolon. */
  readonly schema: string;
  /** Identifies the layout, and more. A file with another value is refused. */
  readonly madeFor: string;
  /** The page size of a new file, in bytes. */
  readonly pageSize?: number;
}

/** The advice to a person whose data this version cannot read. */
export const REMEDY = 'remove the folder, or choose another one with DATA_DIR.';

/** Says in one sentence why a database cannot be used, and what the person who started the service can do. */
export class UnusableDatabase extends Error {
  /** Whether the file itself is broken. */
  readonly damaged: boolean;

  constructor(message: string, damaged = false) {
    super(message);
    this.damaged = damaged;
  }
}

const META =
  'CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;';

/**
 * Opens or makes the file, and locks out other processes. A commit returns once it is on the disk. Throws
 * `UnusableDatabase`.
 */
export function openDatabase(options: DatabaseOptions): DatabaseSync {
  const { file, what, schema, madeFor, pageSize = 4096 } = options;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec(
      `PRAGMA page_size = ${pageSize}; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
       PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;`,
    );
    database.exec(`BEGIN IMMEDIATE; ${META} ${schema} COMMIT;`);
    refuseOther(database, what, madeFor);
    const folder = path.dirname(file);
    for (const named of [folder, path.dirname(folder)]) syncNames(named);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof UnusableDatabase ? error : explained(error, what);
  }
}

/** Syncs the names in a folder: without its name on the disk, a new file is lost in a power cut. */
function syncNames(folder: string): void {
  // Windows cannot open folders, and its file system journals names.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function refuseOther(database: DatabaseSync, what: string, madeFor: string): void {
  database.prepare(`INSERT OR IGNORE INTO meta (name, value) VALUES ('schema', ?)`).run(madeFor);
  const row = database.prepare(`SELECT value FROM meta WHERE name = 'schema'`).get();
  if (row?.['value'] === madeFor) return;
  throw new UnusableDatabase(`${what} cannot be opened: it was made with another schema, so ${REMEDY}`);
}

/** SQLite's codes for a file locked by another process, and for a damaged one ("Result and Error Codes"). */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether SQLite's error means that the file is damaged. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

function explained(error: unknown, what: string): UnusableDatabase {
  if (resultCode(error) === SQLITE_BUSY) return new UnusableDatabase(`${what} is in use by another process.`);
  const reason = error instanceof Error ? error.message : error;
  return new UnusableDatabase(`${what} cannot be opened: ${reason}`, isDamage(error));
}

/** The primary code: the first byte of an extended one. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}
