import { createHash } from 'node:crypto';
import { describe } from 'vitest';
import {
  encodeChunks,
  expectPutsRefused,
  notImplemented,
  type PutPlan,
  signChunked,
  signPut,
} from './put-request.ts';
import { type RawRequest, signRequest } from './raw-request.ts';
import { bucket, type RunningStore } from './running-store.ts';

const put =
  (plan: PutPlan) =>
  (store: RunningStore): RawRequest =>
    signPut(store, plan);
const withHeader = (name: string, value: string) => put({ headers: { [name]: value } });
const tagged = (tagging: string) => withHeader('x-amz-tagging', tagging);

describe('a put is refused with', () => {
  const tooLarge = 'Your proposed upload exceeds the maximum allowed size';
  const badTagging =
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.";
  const badTrailer = 'The value specified in the x-amz-trailer header is not supported';
  const badHash =
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.';
  const limit = 5 * 1024 ** 3;
  expectPutsRefused([
    [
      'a key of more than 1024 bytes',
      put({ key: 'foo'.repeat(400) }),
      400,
      'KeyTooLongError',
      'Your key is too long',
    ],
    [
      'more than 5 GiB',
      (s) => ({ ...withHeader('content-length', `${limit + 1}`)(s), body: [] }),
      400,
      'EntityTooLarge',
      tooLarge,
    ],
    ['more than 5 GiB in chunks', (s) => signChunked(s, '', limit + 1), 400, 'EntityTooLarge', tooLarge],
    [
      'an unknown length',
      (s) => signRequest(s, { method: 'PUT', path: `/${bucket}/foo.txt`, body: [Buffer.from('bar')] }),
      411,
      'MissingContentLength',
      'You must provide the Content-Length HTTP header.',
    ],
    [
      'chunks of an invalid length',
      (s) => signChunked(s, encodeChunks(['bar']), '3e0'),
      400,
      'InvalidArgument',
      'The x-amz-decoded-content-length header must be a number of bytes.',
    ],
    [
      'the hash of other bytes',
      put({ payloadHash: createHash('sha256').update('baz').digest('hex') }),
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    ['an invalid hash', put({ payloadHash: 'sailor' }), 400, 'InvalidArgument', badHash],
    [
      'signed chunks',
      put({ payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }),
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'chunks without a checksum',
      (s) => signChunked(s, encodeChunks(['bar']), 3, { 'x-amz-trailer': '' }),
      400,
      'InvalidRequest',
      badTrailer,
    ],
    [
      'another trailer than a checksum',
      (s) => signChunked(s, encodeChunks(['bar']), 3, { 'x-amz-trailer': 'x-amz-meta-a' }),
      400,
      'InvalidRequest',
      badTrailer,
    ],
    [
      'a trailer without chunks',
      withHeader('x-amz-trailer', 'x-amz-checksum-crc32'),
      400,
      'InvalidRequest',
      badTrailer,
    ],
    [
      'a trailer with an unsupported checksum',
      (s) => signChunked(s, encodeChunks(['bar']), 3, { 'x-amz-trailer': 'x-amz-checksum-crc32c' }),
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'the MD5 of other bytes',
      withHeader('content-md5', createHash('md5').update('baz').digest('base64')),
      400,
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    ],
    [
      'an invalid MD5',
      withHeader('content-md5', 'sailor'),
      400,
      'InvalidDigest',
      'The Content-MD5 you specified was invalid.',
    ],
    [
      'the checksum of other bytes',
      withHeader('x-amz-checksum-crc32', 'AAAAAA=='),
      400,
      'BadDigest',
      'The CRC32 you specified did not match the calculated checksum.',
    ],
    [
      'an invalid checksum',
      withHeader('x-amz-checksum-sha1', 'AAAAAA=='),
      400,
      'InvalidRequest',
      'Value for x-amz-checksum-sha1 header is invalid.',
    ],
    [
      'two checksums',
      put({ headers: { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-sha1': 'A' } }),
      400,
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    ],
    [
      'an unsupported checksum',
      withHeader('x-amz-checksum-crc32c', 'AAAAAA=='),
      501,
      'NotImplemented',
      notImplemented,
    ],
    ['an ACL', withHeader('x-amz-acl', 'private'), 501, 'NotImplemented', notImplemented],
    ['a storage class', withHeader('x-amz-storage-class', 'GLACIER'), 501, 'NotImplemented', notImplemented],
    [
      'a condition on another object',
      withHeader('if-none-match', '"etag"'),
      501,
      'NotImplemented',
      notImplemented,
    ],
    ['a condition on the object', withHeader('if-match', '*'), 501, 'NotImplemented', notImplemented],
    ['one tag twice', tagged('a=b&a=c'), 400, 'InvalidArgument', badTagging],
    ['a tag without a key', tagged('=b'), 400, 'InvalidArgument', badTagging],
    ['tags that cannot be decoded', tagged('a=%zz'), 400, 'InvalidArgument', badTagging],
    ['tags that are not UTF-8', tagged('%ff=b'), 400, 'InvalidArgument', badTagging],
    [
      'an ampersand in a tag',
      tagged('a%26b=c'),
      400,
      'InvalidTag',
      'The TagKey you have provided is invalid',
    ],
    [
      'a long tag',
      tagged(`a=${'v'.repeat(257)}`),
      400,
      'InvalidTag',
      'The TagValue you have provided is invalid',
    ],
    [
      'eleven tags',
      tagged(Array.from({ length: 11 }, (_, index) => `key-${index}`).join('&')),
      400,
      'BadRequest',
      'Object tags cannot be greater than 10',
    ],
  ]);
});
