import type { Resource } from '../api.ts';
import { linkTo } from '../resources/kind.ts';

/** The largest file whose preview is loaded without being opened, in bytes. */
export const MAXIMUM_BYTES = 2 * 1024 ** 2;

/** How many bytes of files are kept for when they are seen again. */
const MEMORY = 64 * 1024 ** 2;

interface Kept {
  readonly size: number;
  readonly blob: Promise<Blob>;
}

/** The one that was not wanted for the longest time comes first. */
const kept = new Map<string, Kept>();

/** The bytes of a small file, loaded once as long as they have room. */
export function bytesOf(file: Resource): Promise<Blob> {
  const key = `${file.id}/${file.etag}`;
  const known = kept.get(key) ?? { size: file.size ?? 0, blob: load(file) };
  known.blob.catch(() => kept.delete(key));
  kept.delete(key);
  kept.set(key, known);
  forgetOldest();
  return known.blob;
}

async function load(file: Resource): Promise<Blob> {
  const response = await fetch(linkTo(file), { credentials: 'omit' });
  if (!response.ok) throw new Error(`The file cannot be read: ${response.status}.`);
  return response.blob();
}

function forgetOldest(): void {
  let total = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [key, { size }] of kept) {
    if (total <= MEMORY) return;
    kept.delete(key);
    total -= size;
  }
}
