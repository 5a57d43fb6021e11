import type { IncomingMessage } from 'node:http';
import {
  contentHashMismatch,
  invalidArgument,
  invalidRequest,
  missingContentLength,
  notImplemented,
  type S3Error,
} from '../http/errors.ts';
import type { ObjectRequest } from '../store-context.ts';
import {
  checksumAlgorithm,
  checksumClaim,
  claimedChecksum,
  contentMd5Claim,
  type DigestClaim,
} from './checksums.ts';
import { ChunkedBytes } from './chunked-bytes.ts';
import { MeasuredBytes } from './measured-bytes.ts';
import { requestBytes } from './request-bytes.ts';

/** The unread body of a signed request. */
export interface RequestBody {
  /** The announced length in bytes; reading fails unless the body has it. */
  readonly length: number;
  readonly bytes: MeasuredBytes;
  /** The request's claims about its bytes; complete when all have passed. */
  claims(): readonly DigestClaim[];
}

const UNSIGNED = 'UNSIGNED-PAYLOAD';
const CHUNKED = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

type Fields = ReadonlyMap<string, string>;

type BodyRequest = Pick<ObjectRequest, 'request' | 'fields' | 'payloadHash'>;

/**
 * Opens a request's body by its `x-amz-content-sha256`: with a signed hash, unsigned, or in unsigned chunks followed by
 * a checksum. Its claims are the hash, `Content-MD5` and `x-amz-checksum-` headers. Throws `MissingContentLength`,
 * `InvalidArgument`, `InvalidRequest` and `InvalidDigest` for malformed headers, and `NotImplemented` for signed chunks
 * and unsupported checksums.
 */
export function openBody({ request, fields, payloadHash }: BodyRequest): RequestBody {
  const contentMd5 = fields.get('content-md5');
  const claims = [
    ...claimedHash(payloadHash),
    ...(contentMd5 === undefined ? [] : [contentMd5Claim(contentMd5)]),
    ...claimedChecksum(fields),
  ];
  if (payloadHash === CHUNKED) return openChunks(request, fields, claims);
  if (fields.has('x-amz-trailer')) throw unsupportedTrailer();
  const length = readLength(fields, 'content-length');
  const algorithms = claims.map(({ algorithm }) => algorithm);
  const bytes = new MeasuredBytes(requestBytes(request), length, algorithms);
  return { length, bytes, claims: () => claims };
}

function openChunks(request: IncomingMessage, fields: Fields, claims: readonly DigestClaim[]): RequestBody {
  const name = fields.get('x-amz-trailer')?.trim().toLowerCase() ?? '';
  const algorithm = checksumAlgorithm(name);
  if (name.startsWith('x-amz-checksum-') && algorithm === undefined) throw notImplemented(name);
  if (algorithm === undefined) throw unsupportedTrailer();
  const length = readLength(fields, 'x-amz-decoded-content-length');
  const chunks = new ChunkedBytes(requestBytes(request), length, name);
  const algorithms = [algorithm, ...claims.map((claim) => claim.algorithm)];
  return {
    length,
    bytes: new MeasuredBytes(chunks, length, algorithms),
    claims: () => [...claims, checksumClaim(name, chunks.trailer, 'trailing header')],
  };
}

function claimedHash(payloadHash: string): readonly DigestClaim[] {
  if (payloadHash === UNSIGNED || payloadHash === CHUNKED) return [];
  if (payloadHash.startsWith('STREAMING-')) throw notImplemented(payloadHash);
  if (!/^[0-9a-f]{64}$/.test(payloadHash)) {
    const message = `x-amz-content-sha256 must be ${UNSIGNED}, ${CHUNKED} or a valid sha256 value.`;
    throw invalidArgument('x-amz-content-sha256', payloadHash, message);
  }
  return [{ algorithm: 'sha256', digest: Buffer.from(payloadHash, 'hex'), refuse: contentHashMismatch }];
}

function readLength(fields: Fields, name: string): number {
  const length = fields.get(name);
  if (length === undefined) throw missingContentLength();
  if (/^\d{1,15}$/.test(length)) return Number(length);
  throw invalidArgument(name, length, `The ${name} header must be a number of bytes.`);
}

function unsupportedTrailer(): S3Error {
  return invalidRequest('The value specified in the x-amz-trailer header is not supported');
}
