import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { type RawRequest, signRequest } from './raw-request.ts';
import { bucket, type RunningStore, shareStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

/** A PutObject of `foo.txt`; by default a valid one of the bytes `bar`. */
export interface PutPlan {
  readonly key?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** By default the hash of the body. */
  readonly payloadHash?: string;
}

/** A request that must be refused: a function that makes it, and S3's status, code and message. */
export type PutRefusal = [
  name: string,
  request: (store: RunningStore) => RawRequest,
  status: number,
  code: string,
  message: string,
];

export const notImplemented = 'What you asked for implies functionality that is not implemented';
export const incomplete =
  'You did not provide the number of bytes specified by the Content-Length HTTP header';

/** Signs a request like its owner; `time` in milliseconds since 1970, by default the store's. */
export function signPut(store: RunningStore, plan: PutPlan = {}, time = store.clock.time): RawRequest {
  const body = Buffer.from(plan.body ?? 'bar');
  const headers = { 'content-length': `${body.length}`, ...plan.headers };
  const path = `/${bucket}/${plan.key ?? 'foo.txt'}`;
  const payloadHash = plan.payloadHash ?? createHash('sha256').update(body).digest('hex');
  return signRequest(store, { method: 'PUT', path, headers, body: [body] }, { payloadHash, time });
}

/** Signs a request whose body is sent in unsigned chunks, as S3 calls them. */
export function signChunked(
  store: RunningStore,
  body: string | Buffer,
  length: number | string,
  headers: Readonly<Record<string, string>> = {},
): RawRequest {
  return signPut(store, {
    body,
    payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    headers: {
      'x-amz-decoded-content-length': `${length}`,
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'content-encoding': 'aws-chunked',
      ...headers,
    },
  });
}

/** The chunks as they are sent, with a trailer: by default their CRC-32. */
export function encodeChunks(chunks: readonly (string | Buffer)[], trailer?: string): Buffer {
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  const framed = bytes.flatMap((chunk) => [`${chunk.length.toString(16)}\r\n`, chunk, '\r\n']);
  const end = `0\r\n${trailer ?? `x-amz-checksum-crc32:${base64Crc32(Buffer.concat(bytes))}`}\r\n\r\n`;
  return Buffer.concat([...framed, end].map((part) => Buffer.from(part)));
}

export function base64Crc32(bytes: string | Buffer): string {
  return Buffer.from(crc32(bytes).toString(16).padStart(8, '0'), 'hex').toString('base64');
}

/** Tests that each request is refused with its error, stores nothing and sends no event. */
export function expectPutsRefused(refusals: readonly PutRefusal[]): void {
  const shared = shareStore();
  test.each(refusals)('%s', async (_name, request, status, code, message) => {
    const store = shared();
    await expectRefusal(store, request(store), status, code, message);
    expect(await store.kept()).toEqual([]);
    expect(store.events).toEqual([]);
  });
}
