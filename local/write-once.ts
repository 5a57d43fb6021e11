import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncNames } from './sync-names.ts';

/**
 * Makes a file that only the owner can read, whole and on the disk, or not at all. Never replaces a file, which another
 * process may have made meanwhile: read the content afterwards.
 */
export async function writeOnce(path: string, content: string | Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600, flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  await syncNames(dirname(path));
}
