import type { S3Client } from '@aws-sdk/client-s3';
import { concurrently } from '../model/concurrently.ts';
import { MAXIMUM_REQUEST_BYTES } from '../model/resources/multipart.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

/** A new object and the one that it is copied from. */
export interface CopyRequest {
  readonly Bucket: string;
  readonly Key: string;
  readonly CopySource: string;
  readonly ContentType: string;
  readonly Tagging: string;
}

/** From which size on an object is copied in parts, and the size of these, in bytes. */
export interface CopyLimits {
  readonly largestWhole: number;
  readonly part: number;
}

/**
 * S3 copies at most 5 GiB in one request, and parts at the same time. The largest file has as many of this size as an
 * object can have.
 */
export const COPY_LIMITS: CopyLimits = { largestWhole: MAXIMUM_REQUEST_BYTES, part: 512 * 1024 ** 2 };

/** Parts copied at a time. */
const AT_ONCE = 16;

/** Copies an object on the bucket's side. Resolves to the version of the copy. */
export async function copyWhole(sdk: Sdk, client: S3Client, copy: CopyRequest): Promise<string | undefined> {
  const replace = { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' } as const;
  const { VersionId } = await client.send(new sdk.CopyObjectCommand({ ...copy, ...replace }));
  return VersionId;
}

/** The same for an object of `size` bytes that is too large for one request. Leaves no parts behind if it fails. */
export async function copyInParts(
  sdk: Sdk,
  client: S3Client,
  { CopySource, ...created }: CopyRequest,
  size: number,
  partSize: number,
): Promise<string | undefined> {
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(created));
  const { Bucket, Key } = created;
  const upload = { Bucket, Key, UploadId };

  async function copyPart(first: number) {
    const CopySourceRange = `bytes=${first}-${Math.min(first + partSize, size) - 1}`;
    const PartNumber = first / partSize + 1;
    const { CopyPartResult } = await client.send(
      new sdk.UploadPartCopyCommand({ ...upload, CopySource, CopySourceRange, PartNumber }),
    );
    return { PartNumber, ETag: CopyPartResult?.ETag };
  }

  try {
    const firsts = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => index * partSize);
    const Parts = await concurrently(firsts, AT_ONCE, copyPart);
    const { VersionId } = await client.send(
      new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
    );
    return VersionId;
  } catch (error) {
    // Whatever this leaves, the bucket's rule for abandoned uploads removes.
    await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}
