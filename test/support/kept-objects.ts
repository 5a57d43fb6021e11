import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ObjectTags } from '../../local/object-store/storage/object-tagging.ts';

/** The content of an object store's directory. */
export interface KeptObjects {
  /** All versions that are objects, named as in S3's CopySource: `KEY?versionId=VERSION`. */
  readonly objects: readonly {
    readonly object: string;
    readonly tags: ObjectTags;
    readonly isCurrent: boolean;
  }[];
  /** All versions: `object` or `marker`, and the key. */
  readonly versions: readonly string[];
  /** The names of stored bytes: files, and contents in the index. */
  readonly contents: readonly string[];
}

/** Reads an object store's content from copies of its files, since a running store locks them. */
export async function keptObjects(directory: string): Promise<KeptObjects> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'kept-objects-'));
  try {
    const names = (await readdir(directory)).filter((name) => /^index\.sqlite(-wal)?$/.test(name));
    for (const name of names) await copyFile(path.join(directory, name), path.join(copy, name));
    const files = await readdir(path.join(directory, 'data'));
    const { objects, versions, contents } = readIndex(path.join(copy, 'index.sqlite'));
    return { objects, versions, contents: [...files.map((file) => `file ${file}`), ...contents] };
  } finally {
    await rm(copy, { recursive: true });
  }
}

function readIndex(file: string): KeptObjects {
  const database = new DatabaseSync(file);
  try {
    const versions = database
      .prepare('SELECT key, version_id, tags, noncurrent_since FROM versions ORDER BY key, sequencer DESC')
      .all();
    const objects = versions.filter((row) => row['tags'] !== null);
    const contents = database.prepare('SELECT id FROM contents WHERE bytes IS NOT NULL ORDER BY id').all();
    return {
      objects: objects.map(({ key, version_id, tags, noncurrent_since }) => ({
        object: `${key}?versionId=${version_id}`,
        tags: JSON.parse(String(tags)),
        isCurrent: noncurrent_since === null,
      })),
      versions: versions.map(({ key, tags }) => `${tags === null ? 'marker' : 'object'} ${key}`),
      contents: contents.map(({ id }) => `content ${id}`),
    };
  } finally {
    database.close();
  }
}
