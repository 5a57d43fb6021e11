import { readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { big, complete, create, large, small, uploadPart, uploadParts } from './multipart-upload.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';

const LARGE = Buffer.alloc(300_000, 'large ');

async function read(store: RunningStore, key: string): Promise<string | undefined> {
  const { Body } = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body?.transformToString();
}

/** A closed store with a small object, and a large one with this file. */
async function endedStore(): Promise<RunningStore & { readonly file: string }> {
  const store = await startStore();
  onTestFinished(() => rm(store.directory, { recursive: true }));
  const put = (Key: string, Body: string | Buffer) =>
    store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, Tagging: 'a=b' }));
  await put('small', 'bar');
  await put('large', LARGE);
  await store.stop();
  const [name = ''] = await readdir(join(store.directory, 'data'));
  return { ...store, file: join(store.directory, 'data', name) };
}

/** Opens the store again. Resolves to its messages on standard error, and the folder of the objects set aside. */
async function reopen({ directory }: RunningStore) {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const store = await startStore({ directory });
  onTestFinished(store.stop);
  const said = errors.mock.calls.map(([sentence]) => String(sentence));
  errors.mockRestore();
  const [folder = '', ...more] = await readdir(join(directory, 'set-aside'));
  expect(more).toEqual([]);
  return { store, said, folder: join(directory, 'set-aside', folder) };
}

describe('an object is set aside and named', () => {
  test('if its file is missing, and everything else goes on', async () => {
    const ended = await endedStore();
    await rm(ended.file);
    const { store, said, folder } = await reopen(ended);
    expect(said).toEqual([
      `The object "large" is broken: its file ${ended.file} is missing. What is left of it was set aside in ${folder}; ` +
        'everything else goes on, and its downloads are answered with NoSuchKey. ' +
        `Upload it again, or stop the service and put a backup of ${ended.directory} in its place.`,
    ]);
    await expect(read(store, 'large')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read(store, 'small')).toBe('bar');
    const [left] = JSON.parse(await readFile(join(folder, 'objects.json'), 'utf8'));
    expect(left).toMatchObject({ key: 'large', tags: '[{"key":"a","value":"b"}]' });
  });

  test('if its file is too short, which is kept', async () => {
    const ended = await endedStore();
    await truncate(ended.file, 100_000);
    const { store, said, folder } = await reopen(ended);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`its file ${ended.file} has 100000 bytes instead of 300000.`);
    await expect(read(store, 'large')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    expect(sizes).toContain(100_000);
    // It is named once.
    await store.stop();
    expect((await reopen(ended)).said).toEqual([]);
  });
});

describe('an object in parts, some of which are damaged,', () => {
  test('is set aside completely, and not taken for an older version', async () => {
    const store = await startStore();
    onTestFinished(() => rm(store.directory, { recursive: true }));
    await store.client.send(new PutObjectCommand({ ...big, Body: 'older' }));
    await uploadParts(store, large, large, small);
    const unfinished = await create(store);
    await uploadPart(store, unfinished, 1, small);
    await store.stop();
    const data = join(store.directory, 'data');
    const names = await readdir(data);
    await Promise.all(names.map((name) => truncate(join(data, name), 10)));
    const { store: again, said, folder } = await reopen(store);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`The object "${big.Key}" is broken: its file ${data}`);
    await expect(read(again, big.Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await readdir(data)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([...names, 'objects.json'].sort());
    await complete(again, unfinished, [await uploadPart(again, unfinished, 1, small)]);
    expect(await read(again, big.Key)).toBe('the end');
  });

  test('loses only those parts before its completion', async () => {
    const store = await startStore();
    onTestFinished(() => rm(store.directory, { recursive: true }));
    const uploadId = await create(store);
    const parts = [await uploadPart(store, uploadId, 1, large), await uploadPart(store, uploadId, 2, small)];
    await store.stop();
    const data = join(store.directory, 'data');
    const [name = ''] = await readdir(data);
    await rm(join(data, name));
    const { store: again, said } = await reopen(store);
    expect(said).toEqual([
      `A part of the unfinished upload of "${big.Key}" is broken: its file ${join(data, name)} is missing. The upload ` +
        'can go on when the part is sent again.',
    ]);
    await expect(complete(again, uploadId, parts)).rejects.toMatchObject({ name: 'InvalidPart' });
    await uploadPart(again, uploadId, 1, large);
    await complete(again, uploadId, parts);
  });
});

/** The index without its write-ahead log, which would be an older state. */
async function indexOf({ directory }: RunningStore): Promise<string> {
  expect(await readdir(directory)).not.toContain('index.sqlite-wal');
  return join(directory, 'index.sqlite');
}

describe('a damaged index is set aside with all files, and named', () => {
  test.each<[string, (index: string) => Promise<unknown>]>([
    ['cut off', async (index) => truncate(index, (await stat(index)).size / 2)],
    ['emptied', (index) => truncate(index)],
    ['written over', (index) => writeFile(index, Buffer.alloc(100_000, 'no database '))],
    ['written over after its first page', (index) => overwrite(index)],
    ['lost', (index) => rename(index, `${index}-elsewhere`)],
  ])('that was %s', async (_name, damage) => {
    const ended = await endedStore();
    const index = await indexOf(ended);
    await damage(index);
    const { store, said, folder } = await reopen(ended);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(`The index of the object store, ${index}, is broken: `);
    expect(said[0]).toContain(`set aside in ${folder};`);
    const [name = ''] = await readdir(join(folder, 'data'));
    expect((await readFile(join(folder, 'data', name))).equals(LARGE)).toBe(true);
    await expect(read(store, 'large')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await store.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'new', Body: LARGE }));
    await store.stop();
    const again = await reopen(ended);
    expect(again.said).toEqual([]);
    expect(await read(again.store, 'new')).toBe(LARGE.toString());
  });
});

test('a damaged page fails only the requests that read it, and is named', async () => {
  const ended = await startStore();
  const keys = Array.from({ length: 100 }, (_, index) => `key-${index}`);
  const put = ({ client }: RunningStore, Key: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Buffer.alloc(10_000) }));
  for (const key of keys) await put(ended, key);
  await ended.stop();
  await overwrite(await indexOf(ended), 12);

  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  await using store = await startStore({ directory: ended.directory });
  expect(errors).not.toHaveBeenCalled();
  const answers = await Promise.allSettled(keys.map((key) => read(store, key)));
  expect(answers).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ name: 'InternalError' }),
  });
  const named = expect.stringContaining(`${join(ended.directory, 'index.sqlite')}, is broken: `);
  expect(errors).toHaveBeenCalledWith(
    'The object store failed:',
    expect.objectContaining({ message: named }),
  );
});

/** Leaves the first pages, whose header marks a SQLite database. */
async function overwrite(index: string, pages = 1): Promise<void> {
  const bytes = await readFile(index);
  await writeFile(index, bytes.fill('x', pages * 16_384));
}
