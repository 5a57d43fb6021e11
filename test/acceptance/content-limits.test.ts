import { describe, expect, test } from 'vitest';
import { base64, basic, contentAt, contentRefusal, created } from './support/content.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));
const maximum = target.maximum_content_bytes ?? 0;

const file = (size: number) => Buffer.alloc(size, crypto.randomUUID());
const inLines = (encoded: string) => encoded.replaceAll(/.{76}/g, '$&\r\n');

const TOO_LARGE =
  `Content must be at most ${maximum} bytes here: ask for a direct upload with POST /v1/resources, ` +
  'which takes files of up to 5 GiB';

describe.runIf(target.maximum_content_bytes)('a file of the largest size', () => {
  test.each<[string, (encoded: string) => string]>([
    ['padded', (encoded) => encoded],
    ['unpadded', (encoded) => encoded.replaceAll('=', '')],
    ['in lines', inLines],
  ])('is accepted, %s', async (_, written) => {
    const answer = await content.upload({ content: written(base64(file(maximum))) });
    expect(created(answer).size).toBe(maximum);
  });
});

describe.runIf(target.maximum_content_bytes)('a byte more is 413, which names the direct upload,', () => {
  test.each<[string, (encoded: string) => string]>([
    ['padded', (encoded) => encoded],
    ['unpadded', (encoded) => encoded.replaceAll('=', '')],
    ['in lines', inLines],
  ])('%s', async (_, written) => {
    const answer = await content.upload({ content: written(base64(file(maximum + 1))) });
    expect(outcome(answer)).toEqual(contentRefusal(413, TOO_LARGE));
  });

  test('in version 1', async () => {
    const bytes = file(maximum + 1);
    const answer = await content.uploadV1({
      mimeType: 'image/png',
      idsAccountId: target.account_id,
      fileSize: bytes.length,
      content: base64(bytes),
    });
    expect(outcome(answer)).toEqual(contentRefusal(413, TOO_LARGE));
  });
});

test('an update of more than 16 KiB is 413', async () => {
  const answer = await content.update({ id: 'x'.repeat(16 * 1024) });
  const message = 'The request body must be at most 16384 bytes long.';
  expect(outcome(answer)).toEqual(contentRefusal(413, message));
});

test('an upload that is large without its file is 413', async () => {
  const answer = await content.uploadText(`{"content":"QUJD","x":[${'1,'.repeat(2 ** 19)}1]}`);
  const message = 'The request body may be longer than 1048576 bytes only by its content in base64.';
  expect(outcome(answer)).toEqual(contentRefusal(413, message));
});
