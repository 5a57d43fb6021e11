import { open } from 'node:fs/promises';

/** Brings the names in a directory to the disk: a new file survives a power cut only with its name. */
export async function syncNames(directory: string): Promise<void> {
  // Windows cannot open directories, and its file system journals names.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
