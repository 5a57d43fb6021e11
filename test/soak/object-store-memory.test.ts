import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { base64Crc32, encodeChunks, signPut } from '../integration/object-store/put-request.ts';
import { send, signRequest } from '../integration/object-store/raw-request.ts';
import { bucket, startStore } from '../integration/object-store/running-store.ts';
import { BOUNDARY, encodeForm, signForm } from '../integration/object-store/upload-form.ts';

const MEBIBYTE = 1024 * 1024;
const FILE_MEBIBYTES = 48;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What the process holds in buffers and altogether, in bytes, garbage aside: when that goes is V8's choice. */
function held(): number[] {
  collectGarbage();
  const { arrayBuffers, rss } = process.memoryUsage();
  return [arrayBuffers, rss];
}

/** How far memory has grown beyond what it was at the beginning, in MiB, at the moments when it was measured. */
function watchMemory() {
  const before = held();
  const peaks = [...before];
  return {
    measure(): void {
      for (const [index, bytes] of held().entries()) peaks[index] = Math.max(peaks[index] ?? 0, bytes);
    },
    growth: (): number => Math.max(...peaks.map((bytes, index) => (bytes - (before[index] ?? 0)) / MEBIBYTE)),
  };
}

const piece = Buffer.alloc(MEBIBYTE, 'sixteen bytes!\r\n');

test('a large file is uploaded and downloaded with little memory', async () => {
  await using store = await startStore();
  const conditions = [{ bucket }, { key: 'foo.txt' }, ['starts-with', '$Content-Type', '']];
  const empty = encodeForm(signForm(store, { file: '', conditions }));
  const end = empty.lastIndexOf(`\r\n--${BOUNDARY}--`);
  const memory = watchMemory();
  async function* body(): AsyncGenerator<Buffer> {
    yield empty.subarray(0, end);
    for (let count = 0; count < FILE_MEBIBYTES; count += 1) {
      if (count % 12 === 0) memory.measure();
      yield piece;
    }
    yield empty.subarray(end);
  }
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': `${empty.length + FILE_MEBIBYTES * MEBIBYTE}`,
  };
  const answer = await send(store, { method: 'POST', path: `/${bucket}`, headers, body: body() });
  expect(answer.status).toBe(204);

  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt' }));
  let received = 0;
  let chunks = 0;
  if (!(object.Body instanceof Readable)) throw new Error('The object has no body.');
  for await (const chunk of object.Body) {
    received += chunk.length;
    chunks += 1;
    if (chunks % 192 === 0) memory.measure();
  }
  expect(received).toBe(FILE_MEBIBYTES * MEBIBYTE);
  expect(memory.growth()).toBeLessThan(40);
});

test.each([
  ['without chunks', false],
  ['in chunks', true],
])('a large body is uploaded with little memory, %s', async (_name, chunked) => {
  await using store = await startStore();
  const bytes = FILE_MEBIBYTES * MEBIBYTE;
  const last = encodeChunks([], `x-amz-checksum-crc32:${base64Crc32(Buffer.alloc(bytes, piece))}`);
  const memory = watchMemory();
  async function* body(): AsyncGenerator<Buffer> {
    for (let count = 0; count < FILE_MEBIBYTES; count += 1) {
      if (count % 12 === 0) memory.measure();
      if (chunked) yield Buffer.from(`${MEBIBYTE.toString(16)}\r\n`);
      yield piece;
      if (chunked) yield Buffer.from('\r\n');
    }
    if (chunked) yield last;
  }
  const signed = chunked
    ? signPut(store, {
        payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        headers: {
          'content-length': `${bytes + FILE_MEBIBYTES * 10 + last.length}`,
          'x-amz-decoded-content-length': `${bytes}`,
          'x-amz-trailer': 'x-amz-checksum-crc32',
        },
      })
    : signPut(store, { payloadHash: 'UNSIGNED-PAYLOAD', headers: { 'content-length': `${bytes}` } });
  expect(await send(store, { ...signed, body: body() })).toMatchObject({ status: 200 });
  expect(store.events[0]?.detail.object.size).toBe(bytes);
  expect(memory.growth()).toBeLessThan(40);
});

test('large parts are uploaded, completed, copied and downloaded with little memory', async () => {
  await using store = await startStore();
  const object = { Bucket: bucket, Key: 'foo.txt' };
  const { UploadId } = await store.client.send(new CreateMultipartUploadCommand(object));
  const memory = watchMemory();
  const half = (FILE_MEBIBYTES / 2) * MEBIBYTE;
  async function* body(): AsyncGenerator<Buffer> {
    for (let count = 0; count < FILE_MEBIBYTES / 2; count += 1) {
      if (count % 12 === 0) memory.measure();
      yield piece;
    }
  }
  const Parts = [];
  for (const PartNumber of [1, 2]) {
    const path = `/${bucket}/foo.txt?partNumber=${PartNumber}&uploadId=${UploadId}`;
    const headers = { 'content-length': `${half}` };
    const { headers: answered } = await send(store, {
      ...signRequest(store, { method: 'PUT', path, headers }),
      body: body(),
    });
    Parts.push({ PartNumber, ETag: answered.etag });
  }
  await store.client.send(
    new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts } }),
  );
  memory.measure();
  const copy = { Bucket: bucket, Key: 'copy' };
  const { UploadId: CopyId } = await store.client.send(new CreateMultipartUploadCommand(copy));
  const copying = store.client.send(
    new UploadPartCopyCommand({
      ...copy,
      UploadId: CopyId,
      PartNumber: 1,
      CopySource: `${bucket}/foo.txt`,
    }),
  );
  const measuring = setInterval(() => memory.measure(), 200);
  const { CopyPartResult } = await copying;
  clearInterval(measuring);
  expect(CopyPartResult?.ETag).toBeDefined();
  const { Body } = await store.client.send(new GetObjectCommand(object));
  let received = 0;
  if (!(Body instanceof Readable)) throw new Error('The object has no body.');
  for await (const chunk of Body) {
    received += chunk.length;
    if (received % (12 * MEBIBYTE) < chunk.length) memory.measure();
  }
  expect(received).toBe(FILE_MEBIBYTES * MEBIBYTE);
  expect(memory.growth()).toBeLessThan(40);
});
