import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bucket, startStore } from './running-store.ts';

/** A file system without links, such as exFAT. */
const link = vi.spyOn(fs, 'linkSync');

beforeEach(() => {
  link.mockImplementation(() => {
    throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
  });
  syncBuiltinESMExports();
});

afterEach(() => {
  link.mockRestore();
  syncBuiltinESMExports();
});

test('where the file system has no links a copy has bytes of its own', async () => {
  await using store = await startStore();
  const source = { Bucket: bucket, Key: 'source' };
  await store.client.send(new PutObjectCommand({ ...source, Body: 'hello' }));
  await store.client.send(
    new CopyObjectCommand({ Bucket: bucket, Key: 'copy', CopySource: `${bucket}/source` }),
  );
  expect(link).toHaveBeenCalledTimes(1);
  expect(await store.files()).toHaveLength(4);
  await store.client.send(new DeleteObjectCommand(source));
  const copy = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'copy' }));
  expect(await copy.Body?.transformToString()).toBe('hello');
});
