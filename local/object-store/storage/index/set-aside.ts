import { mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import path from 'node:path';

/**
 * Moves files and folders of the object store, by their paths in its directory, into a new folder. Returns the folder.
 */
export function setAside(directory: string, names: readonly string[]): string {
  const all = path.join(directory, 'set-aside');
  mkdirSync(all, { recursive: true });
  const time = new Date().toISOString().replaceAll(':', '-');
  const folder = mkdtempSync(path.join(all, `${time}-`));
  for (const name of names) renameSync(path.join(directory, name), path.join(folder, path.basename(name)));
  return folder;
}
