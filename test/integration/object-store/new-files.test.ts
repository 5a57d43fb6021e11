import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { NewFiles } from '../../../local/object-store/storage/index/new-files.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'new-files-'));
afterAll(() => rm(directory, { recursive: true }));

/** Replaces a function of `node:fs` during a test. */
function replace<Name extends 'fsync' | 'writeSync'>(name: Name, other: unknown): void {
  const replaced = vi.spyOn(fs, name).mockImplementation(other as never);
  syncBuiltinESMExports();
  onTestFinished(() => {
    replaced.mockRestore();
    syncBuiltinESMExports();
  });
}

const { fsync, writeSync } = fs;

type Synced = (error: Error | null) => void;

/** A power cut keeps synced data and may lose everything else. Only the order of calls shows what it can do. */
test('a stored file has its bytes and its name on the disk', async () => {
  const done: string[] = [];
  replace('fsync', (descriptor: number, callback: Synced) =>
    fsync(descriptor, (error) => {
      const stats = fs.fstatSync(descriptor);
      done.push(stats.isDirectory() ? 'its name' : `${stats.size} bytes`);
      callback(error);
    }),
  );
  const files = new NewFiles(directory);
  const name = randomUUID();
  files.append(name, Buffer.from('some '), []);
  files.append(name, Buffer.from('bytes'), []);
  files.end(name);
  await files.stored(name);
  expect(done.toSorted()).toEqual(['10 bytes', 'its name']);
});

test('a write that the disk takes in parts is whole', async () => {
  replace('writeSync', (descriptor: number, bytes: Uint8Array, offset: number) =>
    writeSync(descriptor, bytes, offset, Math.min(3, bytes.length - offset)),
  );
  const files = new NewFiles(directory);
  const name = randomUUID();
  files.append(name, Buffer.from('some bytes'), []);
  files.end(name);
  await files.stored(name);
  expect(await readFile(path.join(directory, name), 'utf8')).toBe('some bytes');
});

test.each<[string, () => void]>([
  ['whose bytes were written', () => {}],
  [
    'whose bytes could not be written',
    () =>
      replace('writeSync', () => {
        throw new Error('EIO: i/o error');
      }),
  ],
  [
    'that could not be synced',
    () => replace('fsync', (_: number, callback: Synced) => callback(new Error('EIO: i/o error'))),
  ],
])('a discarded file %s leaves nothing', async (_, fail) => {
  const before = await readdir(directory);
  const files = new NewFiles(directory);
  const name = randomUUID();
  fail();
  await attempt(files, name).catch(({ message }) => expect(message).toBe('EIO: i/o error'));
  await files.discard(name);
  expect(await readdir(directory)).toEqual(before);
});

async function attempt(files: NewFiles, name: string): Promise<void> {
  files.append(name, Buffer.from('some bytes'), []);
  files.end(name);
  await files.stored(name);
}
