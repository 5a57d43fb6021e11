import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { bucket, type RunningStore } from './running-store.ts';

/** The smallest part before the last, in bytes. */
export const MINIMUM = 5 * 1024 * 1024;

export const large = Buffer.alloc(MINIMUM, 'five mebibytes ');
export const small = Buffer.from('the end');

export const big = { Bucket: bucket, Key: 'big.bin' };

export async function create(
  store: RunningStore,
  more: Partial<CreateMultipartUploadCommandInput> = {},
): Promise<string> {
  const { UploadId } = await store.client.send(new CreateMultipartUploadCommand({ ...big, ...more }));
  return UploadId ?? expect.fail('There is no upload.');
}

/** Uploads a part, and returns its entry for the completion. */
export async function uploadPart(store: RunningStore, UploadId: string, PartNumber: number, Body: Buffer) {
  const part = await store.client.send(new UploadPartCommand({ ...big, UploadId, PartNumber, Body }));
  return { PartNumber, ETag: part.ETag ?? expect.fail('There is no ETag.') };
}

export function complete(
  store: RunningStore,
  UploadId: string,
  Parts: readonly { PartNumber: number; ETag: string }[],
  more: Partial<CompleteMultipartUploadCommandInput> = {},
) {
  const MultipartUpload = { Parts: [...Parts] };
  return store.client.send(
    new CompleteMultipartUploadCommand({ ...big, UploadId, MultipartUpload, ...more }),
  );
}

/** Uploads an object in these parts. */
export async function uploadParts(store: RunningStore, ...bodies: readonly Buffer[]) {
  const uploadId = await create(store);
  const parts = await Promise.all(bodies.map((body, index) => uploadPart(store, uploadId, index + 1, body)));
  return complete(store, uploadId, parts);
}

/** The entity tag of an object of these parts. */
export function multipartEtag(...bodies: readonly Buffer[]): string {
  const digests = bodies.map((body) => createHash('md5').update(body).digest());
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${bodies.length}"`;
}
