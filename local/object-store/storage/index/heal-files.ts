import { opendirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DATA } from './functions.ts';
import { setAside } from './set-aside.ts';

/**
 * Removes the files that belong to no object: their uploads were cut off, or their objects were removed. Sets objects
 * aside whose file is missing or has another length, and returns a sentence about each.
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
  readonly file: string;
  readonly size: number;
  /** In bytes; undefined where there is no file. */
  readonly found: number | undefined;
}

function brokenContents(database: DatabaseSync, directory: string): BrokenContent[] {
  const broken: BrokenContent[] = [];
  const contents = database.prepare('SELECT id, file, size FROM contents WHERE file IS NOT NULL').iterate();
  for (const content of contents) {
    const [id, size, file] = [Number(content['id']), Number(content['size']), String(content['file'])];
    const found = statSync(path.join(directory, DATA, file), { throwIfNoEntry: false })?.size;
    if (found !== size) broken.push({ id, file, size, found });
  }
  return broken;
}

/**
 * Takes the objects of a content out of the index, into a file beside what is left of their bytes. Delete markers take
 * their place, so that no older version is taken for what was lost.
 */
function setContentAside(database: DatabaseSync, directory: string, broken: BrokenContent): string[] {
  const { id, file, size, found } = broken;
  const folder = setAside(directory, found === undefined ? [] : [path.join(DATA, file)]);
  const objects = database.prepare('SELECT * FROM versions WHERE content = ?').all(id);
  writeFileSync(path.join(folder, 'objects.json'), JSON.stringify(objects, undefined, 2), { flush: true });
  database.exec('BEGIN IMMEDIATE');
  database
    .prepare(
      `UPDATE versions SET content = NULL, etag = NULL, headers = NULL, tags = NULL, upload = NULL, event_pending = 0
       WHERE content = ?`,
    )
    .run(id);
  database.prepare('DELETE FROM contents WHERE id = ?').run(id);
  database.exec('COMMIT');
  const state = found === undefined ? 'is missing' : `has ${found} bytes instead of ${size}`;
  return objects.map(
    ({ key }) =>
      `The object ${JSON.stringify(key)} is broken: its file ${path.join(directory, DATA, file)} ${state}. What is ` +
      `left of it was set aside in ${folder}; everything else goes on, and its downloads are answered with NoSuchKey. ` +
      `Upload it again, or stop the service and put a backup of ${directory} in its place.`,
  );
}
