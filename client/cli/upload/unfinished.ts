import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { UploadState } from '../../src/index.ts';

/** What is known of a file's upload until all files of its command have been uploaded. */
interface Known {
  /** The `Idempotency-Key` of the file's resource: with the same key, there is no second one. */
  readonly key: string;
  /** How far an upload in parts is. */
  readonly upload?: UploadState;
}

/** A file's upload on disk. */
export interface UnfinishedUpload {
  readonly key: string;
  /** Whether an earlier command has begun it. */
  readonly isKnown: boolean;
  load(): Promise<UploadState | undefined>;
  save(state: UploadState): Promise<void>;
  clear(): Promise<void>;
  /** Forgets all of it: the next upload of the file makes another resource. */
  forget(): Promise<void>;
}

/** After this many milliseconds an upload cannot go on: the service gives it seven days. */
const LONGEST_UPLOAD = 8 * 24 * 60 * 60 * 1000;

/** The upload of what `identity` tells apart from everything else: a file as it is now, and what is asked for it. */
export async function unfinishedUpload(folder: string, identity: object): Promise<UnfinishedUpload> {
  const name = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
  const file = path.join(folder, `${name}.json`);
  const before = await read(file);
  let known: Known = before ?? { key: randomUUID() };
  const write = async (changed: Known) => {
    known = changed;
    await writeFile(`${file}.new`, JSON.stringify(changed), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  if (before === undefined) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await write(known);
  }
  return {
    key: known.key,
    isKnown: before !== undefined,
    load: async () => known.upload,
    save: (upload) => write({ ...known, upload }),
    clear: () => write({ key: known.key }),
    forget: () => rm(file, { force: true }),
  };
}

/** Forgets uploads that can no longer go on. */
export async function forgetOld(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const file of names.map((name) => path.join(folder, name))) {
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > LONGEST_UPLOAD) await rm(file, { force: true });
  }
}

/** What is known; nothing where a file is missing or was damaged. */
async function read(file: string): Promise<Known | undefined> {
  try {
    const known = JSON.parse(await readFile(file, 'utf8'));
    return typeof known?.key === 'string' ? known : undefined;
  } catch {
    return undefined;
  }
}
