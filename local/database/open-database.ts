import { closeSync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface DatabaseOptions {
  readonly file: string;
  /** What is in the file and where that lies, for messages: "The table in /data/table". */
  readonly what: string;
  /** Makes what is not there; each statement ends with a semicolon. */
  readonly schema: string;
  /** Names what the file is made for, its layout and more. A file that was made for something else is refused. */
  readonly madeFor: string;
  /** In bytes, for a new file. */
  readonly pageSize?: number;
}

/** What helps who has data that this version cannot read. */
export const REMEDY = 'remove the folder, or choose another one with DATA_DIR.';

/** Why a database cannot be used, in one sentence that whoever started the service can act on. */
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
 * Opens the file, or makes it. What is committed is on the disk, and no other process can open it. Throws
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

/** Brings the names in a folder to the disk: a new file outlives a power cut with its name only. */
function syncNames(folder: string): void {
  // Windows opens no folders, and its file system keeps a journal of names.
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

/** SQLite's result codes for a file that somebody else has locked, and for one that is broken ("Result and Error Codes"). */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether SQLite says so of the file. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

function explained(error: unknown, what: string): UnusableDatabase {
  if (resultCode(error) === SQLITE_BUSY) return new UnusableDatabase(`${what} is in use by another process.`);
  const reason = error instanceof Error ? error.message : error;
  return new UnusableDatabase(`${what} cannot be opened: ${reason}`, isDamage(error));
}

/** Without what the extended codes have above the first byte. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}
