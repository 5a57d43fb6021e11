import { describe, expect, test } from 'vitest';
import { base64, basic, contentAt, contentRefusal, newText } from './support/content.ts';
import { mediaTypes } from './support/media-files.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));

/** A valid request for the upload of a file. */
const request = (file: Uint8Array, fields: object = {}) => ({
  mimeType: 'image/png',
  idsAccountId: target.account_id,
  fileSize: file.length,
  content: base64(file),
  ...fields,
});

const MIME_TYPES = `Mime type must be one of ${mediaTypes.join(', ')}`;
const WRONG_SIZE = 'Supplied file size does not match content';
const NO_INTEGER = 'File size must be an integer';

describe('a bad upload in version 1 is 400 with the reason:', () => {
  test.each<[object, string]>([
    [{ mimeType: undefined }, 'Missing mime type'],
    [{ mimeType: 'text/html' }, MIME_TYPES],
    [{ mimeType: 'IMAGE/PNG' }, MIME_TYPES],
    [{ mimeType: 'image/png; q=1' }, MIME_TYPES],
    [{ mimeType: 'constructor' }, MIME_TYPES],
    [{ mimeType: '' }, MIME_TYPES],
    [{ mimeType: null }, MIME_TYPES],
    [{ mimeType: ['image/png'] }, MIME_TYPES],
    [{ idsAccountId: undefined }, 'Missing IDS account ID'],
    [{ idsAccountId: '' }, 'Missing IDS account ID'],
    [{ idsAccountId: 'another' }, 'IDS account ID is not the one of these credentials'],
    [{ idsAccountId: null }, 'Missing IDS account ID'],
    [{ fileSize: undefined }, 'Missing file size'],
    [{ fileSize: 7 }, WRONG_SIZE],
    [{ fileSize: 9 }, WRONG_SIZE],
    [{ fileSize: 0 }, WRONG_SIZE],
    [{ fileSize: -8 }, WRONG_SIZE],
    [{ fileSize: 8.5 }, NO_INTEGER],
    [{ fileSize: '8' }, NO_INTEGER],
    [{ fileSize: null }, NO_INTEGER],
    [{ content: undefined }, 'Missing content'],
    [{ content: 8 }, 'Content must be a string in base64'],
    [{ content: '' }, 'Content is empty'],
    [{ content: 'A=' }, 'Content is not complete base64: its length or padding is wrong'],
    [{ expirationDate: '2040-01-01' }, 'Unknown field expirationDate'],
    [{ idsAccout: 'other' }, 'IDS account ID is not the one of these credentials'],
  ])('%j', async (fields, reason) => {
    const answer = await content.uploadV1(request(Buffer.from('12345678'), fields));
    expect(outcome(answer)).toEqual(contentRefusal(400, reason));
  });

  test.each<[string, object, string[]]>([
    [
      'the ones of the specification',
      { idsAccountId: undefined, fileSize: 18_679 },
      ['Missing IDS account ID', WRONG_SIZE],
    ],
    [
      'everything missing',
      { mimeType: undefined, idsAccountId: undefined, fileSize: undefined, content: undefined },
      ['Missing mime type', 'Missing IDS account ID', 'Missing content', 'Missing file size'],
    ],
    [
      'everything wrong',
      { mimeType: 'x', idsAccountId: 'x', fileSize: 'x', content: '?', x: 1, y: 2 },
      [
        MIME_TYPES,
        'IDS account ID is not the one of these credentials',
        'Content contains characters that are not base64',
        NO_INTEGER,
        'Unknown field x',
        'Unknown field y',
      ],
    ],
  ])('and gives every reason at once: %s', async (_, fields, reasons) => {
    const answer = await content.uploadV1(request(Buffer.from('12345678'), fields));
    expect(outcome(answer)).toEqual(contentRefusal(400, ...reasons));
  });

  test('and stores nothing', async () => {
    const file = newText();
    expect((await content.uploadV1(request(file, { fileSize: 1 }))).status).toBe(400);
    await content.uploaded(file);
  });
});
