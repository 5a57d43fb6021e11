import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openObjectStore } from '../../../local/object-store/object-store.ts';
import { bucket, credentials, type RunningStore, region, startStore } from './running-store.ts';
import { BOUNDARY, encodeForm, post, signForm } from './upload-form.ts';

async function read(store: RunningStore, key = 'foo.txt'): Promise<string | undefined> {
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return await object.Body?.transformToString();
}

/** The failures that the store reports, kept out of the test's output. */
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

describe('an upload that is cut off', () => {
  const FILE_BYTES = 200_000;
  const after = [['not-a-field-any-more', 'x'.repeat(1000)]] as const;

  /** How many bytes of the file have been written. */
  async function written(store: RunningStore): Promise<number> {
    const names = await store.files();
    const files = await Promise.all(names.map((name) => stat(join(store.directory, name))));
    return files.reduce((sum, { size }) => sum + size, 0);
  }

  test.each([
    ['within the fields', 100, 0],
    ['within the file', 60_000, 1],
    ['within what follows the file', -500, FILE_BYTES],
    ['before its last byte', -1, FILE_BYTES],
  ])('%s leaves nothing', async (_name, length, bytes) => {
    await using store = await startStore();
    const conditions = [{ bucket }, ['starts-with', '$key', 'foo'], ['starts-with', '$Content-Type', '']];
    const body = encodeForm({ ...signForm(store, { file: Buffer.alloc(FILE_BYTES), conditions }), after });
    const { hostname, port, host } = new URL(store.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /${bucket} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\n` +
        `Content-Length: ${body.length}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.write(body.subarray(0, length), resolve));
    await vi.waitUntil(async () => (await written(store)) >= bytes);
    socket.destroy();
    await new Promise((resolve) => socket.on('close', resolve));
    await store.stop();
    expect(await store.files()).toEqual([]);
    expect(store.events).toEqual([]);
  });
});

describe('at its opening the store', () => {
  test('still has every object', async () => {
    const first = await startStore();
    await post(first, signForm(first));
    await first.stop();
    await using second = await startStore({ directory: first.directory }, first.clock);
    expect(await read(second)).toBe('bar');
  });

  test('removes bytes that belong to no object, and unfinished metadata', async () => {
    const first = await startStore();
    await post(first, signForm(first));
    const files = await first.files();
    await first.stop();
    const metadata = join(first.directory, files.find((name) => name.endsWith('.json')) ?? '');
    await writeFile(join(first.directory, 'data', randomUUID()), 'half an upl');
    await writeFile(`${metadata}.unfinished`, (await readFile(metadata, 'utf8')).slice(0, 50));
    await using second = await startStore({ directory: first.directory }, first.clock);
    expect((await second.files()).sort()).toEqual(files.sort());
    expect(await read(second)).toBe('bar');
  });

  test('removes the bytes of a replaced and of a deleted object that were left', async () => {
    const first = await startStore();
    await post(first, signForm(first));
    const [oldData = ''] = await readdir(join(first.directory, 'data'));
    const old = await readFile(join(first.directory, 'data', oldData));
    await post(first, signForm(first, { file: 'new' }));
    await writeFile(join(first.directory, 'data', oldData), old);
    await first.stop();
    await using second = await startStore({ directory: first.directory }, first.clock);
    expect(await second.files()).toHaveLength(2);
    expect(await read(second)).toBe('new');
    await rm(join(first.directory, 'metadata'), { recursive: true });
    await second.stop();
    await using third = await startStore({ directory: first.directory }, first.clock);
    expect(await third.files()).toEqual([]);
  });

  test('does not take what is no metadata for an object', async () => {
    await using store = await startStore();
    await store.stop();
    await writeFile(join(store.directory, 'metadata', `${'0'.repeat(64)}.json`), '{}');
    const opened = openObjectStore({
      directory: store.directory,
      bucket,
      region,
      credentials,
      now: Date.now,
      lifecycleRules: [],
      corsRules: [],
      onObjectCreated: async () => {},
    });
    await expect(opened).rejects.toThrow('Invalid key: Expected "key" but received undefined');
  });
});

describe('a disk that fails', () => {
  /** Puts a file in the place of one of the store's directories: nothing can be written there or read from there. */
  async function breakDirectory(store: RunningStore, name: string): Promise<void> {
    await rm(join(store.directory, name), { recursive: true });
    await writeFile(join(store.directory, name), '');
  }

  test('when the bytes are written', async () => {
    const errors = muteErrors();
    await using store = await startStore();
    await breakDirectory(store, 'data');
    const file = Buffer.alloc(3_000_000);
    const conditions = [{ bucket }, ['starts-with', '$key', 'foo'], ['starts-with', '$Content-Type', '']];
    expect(await post(store, signForm(store, { file, conditions }))).toMatchObject(internalError);
    expect(await store.files()).toEqual([]);
    expect(store.events).toEqual([]);
    expect(errors).toHaveBeenCalledWith(
      'The object store failed:',
      expect.objectContaining({ code: 'ENOTDIR' }),
    );
  });

  test('when the object is committed', async () => {
    muteErrors();
    await using store = await startStore();
    await breakDirectory(store, 'metadata');
    expect(await post(store, signForm(store))).toMatchObject(internalError);
    expect(await store.files()).toEqual([]);
    expect(store.events).toEqual([]);
  });

  test('when the object is read', async () => {
    muteErrors();
    await using store = await startStore();
    await post(store, signForm(store));
    await breakDirectory(store, 'data');
    await expect(read(store)).rejects.toMatchObject({
      name: 'InternalError',
      $metadata: { httpStatusCode: 500 },
    });
    await breakDirectory(store, 'metadata');
    await expect(read(store)).rejects.toMatchObject({
      name: 'InternalError',
      $metadata: { httpStatusCode: 500 },
    });
  });
});

test('of many uploads of one key at once one is left, whole', async () => {
  await using store = await startStore();
  const files = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(100));
  const answers = await Promise.all(files.map((file) => post(store, signForm(store, { file }))));
  expect(answers.map(({ status }) => status)).toEqual(files.map(() => 204));
  expect(await store.files()).toHaveLength(2);
  expect(files).toContain(await read(store));
  expect(store.events).toHaveLength(20);
});
