import { describe } from 'vitest';
import { expectRefused, missingField } from './refusals.ts';
import type { RunningStore } from './running-store.ts';
import { type Form, signForm, withExtra, withFields } from './upload-form.ts';

describe('a field that S3 does not accept', () => {
  const plan =
    (extra: Record<string, string>) =>
    (s: RunningStore): Form =>
      signForm(s, withExtra(extra));
  const key = 'foo'.repeat(400);
  const notImplemented = 'What you asked for implies functionality that is not implemented';
  expectRefused([
    [
      'no key',
      (s) => withFields(signForm(s), { key: undefined }),
      400,
      'InvalidArgument',
      missingField('key'),
    ],
    [
      'an empty key',
      (s) => withFields(signForm(s), { key: '' }),
      400,
      'InvalidArgument',
      missingField('key'),
    ],
    ['a key of more than 1024 bytes', plan({ key }), 400, 'KeyTooLongError', 'Your key is too long'],
    [
      'two keys',
      (s) => ({ ...signForm(s), fields: [...signForm(s).fields, ['Key', 'foo-too.txt']] }),
      400,
      'InvalidRequest',
      "The form contains more than one field named 'key'.",
    ],
    [
      'an ACL',
      plan({ acl: 'public-read' }),
      400,
      'AccessControlListNotSupported',
      'The bucket does not allow ACLs',
    ],
    ['a storage class', plan({ 'x-amz-storage-class': 'GLACIER' }), 501, 'NotImplemented', notImplemented],
    [
      'a checksum of another kind',
      plan({ 'x-amz-checksum-crc32c': 'AAAAAA==' }),
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'an invalid checksum',
      plan({ 'x-amz-checksum-sha256': 'sailorjerry' }),
      400,
      'InvalidRequest',
      'Value for x-amz-checksum-sha256 header is invalid.',
    ],
    [
      'two checksums',
      plan({ 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-sha256': `${'A'.repeat(43)}=` }),
      400,
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    ],
    [
      'the checksum of other bytes',
      plan({ 'x-amz-checksum-sha256': `${'A'.repeat(43)}=` }),
      400,
      'BadDigest',
      'The SHA256 you specified did not match the calculated checksum.',
    ],
    [
      'an unknown algorithm',
      plan({ 'x-amz-checksum-algorithm': 'MD5' }),
      400,
      'InvalidRequest',
      'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
    ],
    [
      'an algorithm without its checksum',
      plan({ 'x-amz-checksum-algorithm': 'SHA256' }),
      400,
      'InvalidRequest',
      'x-amz-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    ],
    [
      'an algorithm with the checksum of another',
      plan({ 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-crc32': 'AAAAAA==' }),
      400,
      'InvalidRequest',
      'Value for x-amz-checksum-algorithm header is invalid.',
    ],
    [
      'a media type with a line break',
      (s) => withFields(signForm(s), { 'Content-Type': 'text/plain\r\nset-cookie: a=b' }),
      400,
      'InvalidArgument',
      'Header names and values must not hold control characters.',
    ],
    [
      'metadata with an invalid name',
      plan({ 'x-amz-meta-a b': 'c' }),
      400,
      'InvalidArgument',
      'Header names and values must not hold control characters.',
    ],
  ]);
});
