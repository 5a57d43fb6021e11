import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../support/effort.ts';
import { encodeChunks, expectPutsRefused, incomplete, signChunked } from './put-request.ts';
import { send } from './raw-request.ts';
import { type RunningStore, startStore } from './running-store.ts';

describe('refuses chunks that', () => {
  const bar = encodeChunks(['bar']);
  const chunked =
    (body: string | Buffer, length = 3) =>
    (store: RunningStore) =>
      signChunked(store, body, length);
  const small = 'Only the last chunk is allowed to have a size less than 8192 bytes';
  const trailing =
    'The request contained trailing data that was not well-formed or did not conform to our published schema.';
  const full = Buffer.alloc(8192);
  expectPutsRefused([
    ['are fewer bytes than announced', chunked(bar, 4), 400, 'IncompleteBody', incomplete],
    ['are more bytes than announced', chunked(bar, 2), 400, 'IncompleteBody', incomplete],
    ['are none', chunked('bar'), 400, 'IncompleteBody', incomplete],
    ['have an invalid size', chunked('-3\r\nbar\r\n0\r\n\r\n'), 400, 'IncompleteBody', incomplete],
    [
      'have a signature',
      chunked('3;chunk-signature=00\r\nbar\r\n0\r\n\r\n'),
      400,
      'IncompleteBody',
      incomplete,
    ],
    ['are longer than their size', chunked('3\r\nbart\r\n0\r\n\r\n'), 400, 'IncompleteBody', incomplete],
    ['have a line without an end', chunked(Buffer.alloc(100_000, '1')), 400, 'IncompleteBody', incomplete],
    ['end within their bytes', chunked('3\r\nba'), 400, 'IncompleteBody', incomplete],
    ['end before the last', chunked('3\r\nbar\r\n'), 400, 'IncompleteBody', incomplete],
    ['end before the trailer', chunked('3\r\nbar\r\n0\r\n'), 400, 'IncompleteBody', incomplete],
    ['end within the trailer', chunked(bar.subarray(0, -2)), 400, 'IncompleteBody', incomplete],
    [
      'are followed by more',
      chunked(Buffer.concat([bar, Buffer.from('x')])),
      400,
      'IncompleteBody',
      incomplete,
    ],
    ['have no trailer', chunked('3\r\nbar\r\n0\r\n\r\n'), 400, 'MalformedTrailerError', trailing],
    [
      'have another trailer',
      chunked(encodeChunks(['bar'], 'x-amz-checksum-sha1:AAAA')),
      400,
      'MalformedTrailerError',
      trailing,
    ],
    [
      'have two trailers',
      chunked(encodeChunks(['bar'], 'x-amz-checksum-crc32:AAAAAA==\r\na:b')),
      400,
      'MalformedTrailerError',
      trailing,
    ],
    [
      'have an invalid checksum',
      chunked(encodeChunks(['bar'], 'x-amz-checksum-crc32:AAAA')),
      400,
      'InvalidRequest',
      'Value for x-amz-checksum-crc32 trailing header is invalid.',
    ],
    [
      'have the checksum of other bytes',
      chunked(encodeChunks(['bar'], 'x-amz-checksum-crc32:AAAAAA==')),
      400,
      'BadDigest',
      'The CRC32 you specified did not match the calculated checksum.',
    ],
    ['are small', chunked(encodeChunks(['bar', 'bar']), 6), 400, 'InvalidChunkSizeError', small],
    [
      'are small after a large one',
      chunked(encodeChunks([full, 'bar', full]), 2 * 8192 + 3),
      400,
      'InvalidChunkSizeError',
      small,
    ],
  ]);
});

test('chunks of any sizes may arrive in any pieces', async () => {
  await using store = await startStore();
  const anySizes = fc.tuple(fc.array(fc.integer({ min: 8192, max: 20_000 }), { maxLength: 4 }), fc.nat(9000));
  async function* pieces(body: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
    const ends = [...cuts.filter((cut) => cut < body.length), body.length].sort((a, b) => a - b);
    for (const [index, end] of ends.entries()) {
      yield body.subarray(ends[index - 1] ?? 0, end);
      await setImmediate();
    }
  }
  await fc.assert(
    fc.asyncProperty(anySizes, fc.array(fc.nat(90_000), { maxLength: 30 }), async ([sizes, last], cuts) => {
      const chunks = [...sizes, last].map((size, index) => Buffer.alloc(size, `\r\n0\r\n${index}`));
      const bytes = Buffer.concat(chunks);
      // An empty chunk would be the end.
      const body = encodeChunks(chunks.filter(({ length }) => length > 0));
      const signed = signChunked(store, body, bytes.length);
      const answer = await send(store, { ...signed, body: pieces(body, cuts) });
      expect([answer.status, answer.headers.etag]).toEqual([
        200,
        `"${createHash('md5').update(bytes).digest('hex')}"`,
      ]);
    }),
    examples(50),
  );
});
