import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentId } from '../../../../lambdas/model/content/content-id.ts';
import { isResourceId } from '../../../../lambdas/model/resources/reference.ts';

const KEY = Buffer.alloc(32, 7);
const DIGEST = hash('sha256', 'a file');

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const accounts = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const digests = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the id of a file in an account', () => {
  test('is always the same', () => {
    expect(contentId(KEY, 'acme', DIGEST)).toBe('3516ec26-74ea-8dff-ad48-83a439c5a096');
  });

  test('is a UUID of version 8 (RFC 9562 section 5.8)', () => {
    fc.assert(
      fc.property(keys, accounts, digests, (key, account, digest) => {
        const id = contentId(key, account, digest);
        expect(isResourceId(id)).toBe(true);
        expect(id).toMatch(/^.{14}8.{4}[89ab]/);
        expect(contentId(Uint8Array.from(key), account, digest)).toBe(id);
      }),
    );
  });

  test('differs for another key, account or file', () => {
    fc.assert(
      fc.property(keys, accounts, digests, keys, accounts, digests, (key, account, digest, ...other) => {
        const id = contentId(key, account, digest);
        fc.pre(Buffer.compare(key, other[0]) !== 0 && account !== other[1] && digest !== other[2]);
        expect(contentId(other[0], account, digest)).not.toBe(id);
        expect(contentId(key, other[1], digest)).not.toBe(id);
        expect(contentId(key, account, other[2])).not.toBe(id);
      }),
    );
  });

  test('differs for accounts whose names and digests look alike together', () => {
    expect(contentId(KEY, 'a', `b${DIGEST}`)).not.toBe(contentId(KEY, 'ab', DIGEST));
  });
});
