import { fsync } from 'node:fs';

/** Brings a file or the names in a directory to the disk. */
export function sync(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}
