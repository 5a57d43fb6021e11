import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DatabaseThread } from '../../../local/database/database-thread.ts';
import { PATIENCE } from '../../support/patience.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { BOUNDARY, encodeForm, post, signForm } from './upload-form.ts';

/** Too large for the index, so that it has its own file. */
const LARGE = Buffer.alloc(600_000, 'large ');

async function read(store: RunningStore, key = 'foo.txt'): Promise<string | undefined> {
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return await object.Body?.transformToString();
}

function put(store: RunningStore, Key: string, Body: string | Buffer, more: object = {}) {
  return store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more }));
}

/** Catches the failures that the store logs, and keeps them out of the tests' output. */
function muteErrors() {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  return errors;
}

const internalError = {
  status: 500,
  code: 'InternalError',
  message: 'We encountered an internal error. Please try again.',
};

/** Records the store's calls of its thread in `seen`; those in `failing` fail. */
function watchCalls(seen: string[], ...failing: string[]): void {
  const { call } = DatabaseThread.prototype;
  const watched = vi.spyOn(DatabaseThread.prototype, 'call').mockImplementation(function (
    this: DatabaseThread<never, never>,
    ...parameters: Parameters<typeof call>
  ) {
    const [name] = parameters;
    seen.push(name);
    return failing.includes(name)
      ? Promise.reject(new Error('EIO: i/o error'))
      : call.apply(this, parameters);
  });
  onTestFinished(() => watched.mockRestore());
}

describe('an interrupted upload', () => {
  const after = [['not-a-field-any-more', 'x'.repeat(1000)]] as const;

  test.each([
    ['within the fields', 100, 0],
    ['within the first bytes of the file', 60_000, 0],
    ['within the file', 400_000, 1],
    ['after the file', -500, 1],
    ['before its last byte', -1, 1],
  ])('%s leaves nothing', async (_name, length, files) => {
    await using store = await startStore();
    const conditions = [{ bucket }, ['starts-with', '$key', 'foo'], ['starts-with', '$Content-Type', '']];
    const body = encodeForm({ ...signForm(store, { file: LARGE, conditions }), after });
    const { hostname, port, host } = new URL(store.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /${bucket} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\n` +
        `Content-Length: ${body.length}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.write(body.subarray(0, length), resolve));
    await vi.waitUntil(async () => (await readdir(join(store.directory, 'data'))).length === files, PATIENCE);
    socket.destroy();
    await new Promise((resolve) => socket.on('close', resolve));
    await store.stop();
    expect(await store.kept()).toEqual([]);
    expect(store.events).toEqual([]);
  });
});

test('a large body that is refused at its end leaves nothing', async () => {
  await using store = await startStore();
  const refused = put(store, 'foo.txt', LARGE, { ContentMD5: Buffer.alloc(16).toString('base64') });
  await expect(refused).rejects.toMatchObject({ name: 'BadDigest' });
  expect(await store.kept()).toEqual([]);
});

describe('an opened store', () => {
  test('has every object, and nothing else', async () => {
    const first = await startStore();
    await put(first, 'small', 'bar');
    await put(first, 'large', 'replaced'.repeat(100_000));
    const [name = ''] = await readdir(join(first.directory, 'data'));
    const replaced = await readFile(join(first.directory, 'data', name));
    await put(first, 'large', LARGE);
    const kept = await first.kept();
    await first.stop();
    await writeFile(join(first.directory, 'data', randomUUID()), 'half an upl');
    await writeFile(join(first.directory, 'data', name), replaced);
    await using second = await startStore({ directory: first.directory }, first.clock);
    expect(await second.kept()).toEqual(kept);
    expect(await read(second, 'small')).toBe('bar');
    expect(await read(second, 'large')).toBe(LARGE.toString());
  });

  test('refuses a directory of an earlier version, in one sentence', async () => {
    await using store = await startStore();
    await store.stop();
    const metadata = join(store.directory, 'metadata');
    await writeFile(metadata, '');
    await expect(startStore({ directory: store.directory })).rejects.toThrow(
      `The object store in ${store.directory} cannot be opened: an earlier version of the service made it, so remove the folder, or choose another one with DATA_DIR.`,
    );
  });
});

describe('a failing disk fails the request', () => {
  /** Replaces the directory of files by a file, so that nothing can be written or read there. */
  async function breakDirectory(store: RunningStore): Promise<void> {
    await rm(join(store.directory, 'data'), { recursive: true });
    await writeFile(join(store.directory, 'data'), '');
  }

  test('that has the directory', async () => {
    const errors = muteErrors();
    await using store = await startStore();
    await breakDirectory(store);
    const conditions = [{ bucket }, ['starts-with', '$key', 'foo'], ['starts-with', '$Content-Type', '']];
    expect(await post(store, signForm(store, { file: LARGE, conditions }))).toMatchObject(internalError);
    await expect(read(store)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(store.events).toEqual([]);
    expect(errors).toHaveBeenCalledWith(
      'The object store failed:',
      expect.objectContaining({ message: expect.stringContaining('ENOTDIR') }),
    );
  });

  test.each([
    ['writes the bytes', 'appendToFile'],
    ['ends them', 'endFile'],
    ['syncs and commits them', 'put'],
  ])('that %s', async (_, failing) => {
    muteErrors();
    await using store = await startStore();
    watchCalls([], failing);
    await expect(put(store, 'foo.txt', LARGE)).rejects.toMatchObject({ name: 'InternalError' });
    expect(await store.kept()).toEqual([]);
    expect(store.events).toEqual([]);
  });

  test('that reads the object', async () => {
    muteErrors();
    await using store = await startStore();
    await put(store, 'foo.txt', LARGE);
    await breakDirectory(store);
    await expect(read(store)).rejects.toMatchObject({
      name: 'InternalError',
      $metadata: { httpStatusCode: 500 },
    });
  });
});

test('a file has ended before the index names it', async () => {
  const order: string[] = [];
  await using store = await startStore();
  watchCalls(order);
  await put(store, 'large', LARGE);
  expect([...new Set(order)]).toEqual(['appendToFile', 'endFile', 'put']);
});

test('of many concurrent uploads of one key one is current, and each has its own hash', async () => {
  await using store = await startStore();
  const files = Array.from({ length: 20 }, (_, index) => `${index} `.repeat(index % 2 === 0 ? 100 : 300_000));
  const conditions = [{ bucket }, { key: 'foo.txt' }, ['starts-with', '$Content-Type', '']];
  const answers = await Promise.all(files.map((file) => post(store, signForm(store, { file, conditions }))));
  const hashes = files.map((file) => `"${createHash('md5').update(file).digest('hex')}"`);
  expect(answers.map(({ headers }) => headers.get('etag'))).toEqual(hashes);
  expect(files).toContain(await read(store));
  expect(store.events).toHaveLength(20);
});
