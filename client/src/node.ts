import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReadableSource } from './upload/source.ts';

/** A file of the disk to upload, which is opened only while it is read. Rejects if it is not there. */
export async function fileSource(file: string): Promise<ReadableSource & { readonly name: string }> {
  const { size } = await stat(file);
  return {
    name: path.basename(file),
    size,
    async read(start, end) {
      const handle = await open(file);
      try {
        const bytes = new Uint8Array(end - start);
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.subarray(0, filled);
      } finally {
        await handle.close();
      }
    },
  };
}
