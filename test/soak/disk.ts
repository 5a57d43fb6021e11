import { execFile } from 'node:child_process';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const INNER_BYTES = 256 * 1024 ** 2;
const OUTER_BYTES = 320 * 1024 ** 2;

/** A disk whose state can be copied at any moment, as a power cut would leave it. Linux, as root. */
export interface Disk {
  /** Where its file system is mounted. */
  readonly folder: string;
  /**
   * Copies the disk at one instant, without what its file system holds in memory only, and mounts the copy. Whoever
   * writes to the disk meanwhile waits. Resolves to the copy's folder.
   */
  cut(): Promise<string>;
  /** Unmounts the disk and all copies. */
  remove(): Promise<void>;
}

/**
 * Makes a disk in `folder`: a file with a file system, mounted by a loop device, whose writes reach the file in order. The
 * file is on a file system of its own, which is frozen during a copy. Rejects where this machine allows no such thing.
 */
export async function makeDisk(folder: string): Promise<Disk> {
  const mounted: string[] = [];
  const mount = async (image: string, name: string) => {
    const target = path.join(folder, name);
    await mkdir(target);
    await execute('mount', ['-o', 'loop', image, target]);
    mounted.push(target);
    return target;
  };
  const make = async (image: string, bytes: number) => {
    await writeFile(image, '');
    await truncate(image, bytes);
    await execute('mkfs.ext4', ['-q', '-F', image]);
  };
  const remove = async () => {
    for (const target of mounted.splice(0).reverse()) await execute('umount', [target]);
  };
  try {
    const outerImage = path.join(folder, 'outer.image');
    await make(outerImage, OUTER_BYTES);
    const outer = await mount(outerImage, 'outer');
    const image = path.join(outer, 'disk.image');
    await make(image, INNER_BYTES);
    const disk = await mount(image, 'disk');
    let cuts = 0;
    return {
      folder: disk,
      remove,
      async cut() {
        cuts += 1;
        const copy = path.join(folder, `cut-${cuts}.image`);
        await execute('fsfreeze', ['--freeze', outer]);
        try {
          await execute('cp', ['--sparse=always', image, copy]);
        } finally {
          await execute('fsfreeze', ['--unfreeze', outer]);
        }
        return mount(copy, `cut-${cuts}`);
      },
    };
  } catch (error) {
    await remove();
    await rm(path.join(folder, 'outer.image'), { force: true });
    throw error;
  }
}
