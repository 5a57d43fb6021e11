import { existsSync, opendirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DATA } from './functions.ts';
import { setAside } from './set-aside.ts';

/**
 * Removes the files of interrupted uploads and removed objects. Sets aside objects whose file is missing or has another
 * length, and returns a sentence about each.
 */
export function healFiles(database: DatabaseSync, directory: string): string[] {
  const sentences = brokenContents(database, directory).flatMap((broken) =>
    setContentAside(database, directory, broken),
  );
  const data = path.join(directory, DATA);
  const isKnown = database.prepare('SELECT 1 FROM contents WHERE file = ?');
  const entries = opendirSync(data);
  for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
    if (isKnown.get(entry.name) === undefined) rmSync(path.join(data, entry.name), { recursive: true });
  }
  entries.closeSync();
  return sentences;
}

interface BrokenContent {
  readonly id: number;
  /** The content that this one is a segment of, if any. */
  readonly whole: number | undefined;
  readonly file: string;
  readonly size: number;
  /** The file's size in bytes; undefined if it is missing. */
  readonly found: number | undefined;
}

function brokenContents(database: DatabaseSync, directory: string): BrokenContent[] {
  const broken: BrokenContent[] = [];
  const contents = database
    .prepare('SELECT id, whole, file, size FROM contents WHERE file IS NOT NULL')
    .iterate();
  for (const content of contents) {
    const [id, size, file] = [Number(content['id']), Number(content['size']), String(content['file'])];
    const found = statSync(path.join(directory, DATA, file), { throwIfNoEntry: false })?.size;
    if (found !== size) {
      const whole = content['whole'] === null ? undefined : Number(content['whole']);
      broken.push({ id, whole, file, size, found });
    }
  }
  return broken;
}

/**
 * Moves the objects of a content out of the index, into a file beside the rest of their bytes. Delete markers replace
 * them, so that no older version becomes current instead.
 */
function setContentAside(database: DatabaseSync, directory: string, broken: BrokenContent): string[] {
  const { id, whole = id, file, size, found } = broken;
  const segments = database.prepare('SELECT file FROM contents WHERE id = ?1 OR whole = ?1').all(whole);
  // Another damaged segment of this content was handled before.
  if (segments.length === 0) return [];
  const names = segments.flatMap(({ file }) => (typeof file === 'string' ? [path.join(DATA, file)] : []));
  const folder = setAside(
    directory,
    names.filter((name) => existsSync(path.join(directory, name))),
  );
  const objects = database.prepare('SELECT * FROM versions WHERE content = ?').all(whole);
  writeFileSync(path.join(folder, 'objects.json'), JSON.stringify(objects, undefined, 2), { flush: true });
  database.exec('BEGIN IMMEDIATE');
  database
    .prepare(
      `UPDATE versions SET content = NULL, etag = NULL, headers = NULL, tags = NULL, upload = NULL, event_pending = 0
       WHERE content = ?`,
    )
    .run(whole);
  const uploads = database
    .prepare('SELECT key FROM parts JOIN uploads ON uploads.id = parts.upload WHERE content = ?')
    .all(whole);
  database.prepare('DELETE FROM parts WHERE content = ?').run(whole);
  database.prepare('DELETE FROM contents WHERE id = ?1 OR whole = ?1').run(whole);
  database.exec('COMMIT');
  const state = found === undefined ? 'is missing' : `has ${found} bytes instead of ${size}`;
  const where = path.join(directory, DATA, file);
  const ofUploads = uploads.map(
    ({ key }) =>
      `A part of the unfinished upload of ${JSON.stringify(key)} is broken: its file ${where} ${state}. The upload can ` +
      'go on when the part is sent again.',
  );
  const ofObjects = objects.map(
    ({ key }) =>
      `The object ${JSON.stringify(key)} is broken: its file ${where} ${state}. What is ` +
      `left of it was set aside in ${folder}; everything else goes on, and its downloads are answered with NoSuchKey. ` +
      `Upload it again, or stop the service and put a backup of ${directory} in its place.`,
  );
  return [...ofUploads, ...ofObjects];
}
