import { describe, expect, test } from 'vitest';
import { basic, contentAt, contentRefusal } from './support/content.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const content = contentAt(target.base_url, basic(target.client_id, target.client_secret));

const NOT_BASE64 = 'Content contains characters that are not base64';
const INCOMPLETE = 'Content is not complete base64: its length or padding is wrong';
const FORMAT = 'Expiration date must have the format YYYY-MM-DD';

describe('a bad upload is 400 with the reason', () => {
  test.each<[object, string]>([
    [{ content: undefined }, 'Missing content'],
    [{ content: null }, 'Content must be a string in base64'],
    [{ content: 1 }, 'Content must be a string in base64'],
    [{ content: { content: 'QQ==' } }, 'Content must be a string in base64'],
    [{ content: '' }, 'Content is empty'],
    [{ content: '==' }, 'Content is empty'],
    [{ content: '\r\n' }, 'Content is empty'],
    [{ content: 'data:image/png;base64,iVBORw0K' }, 'Content must be base64 alone, without a data: prefix'],
    [{ content: 'QU!C' }, NOT_BASE64],
    [{ content: 'QU"C' }, NOT_BASE64],
    [{ content: 'QU\\C' }, NOT_BASE64],
    [{ content: 'QU C' }, NOT_BASE64],
    [{ content: 'QUÄC' }, NOT_BASE64],
    [{ content: 'QU\0C' }, NOT_BASE64],
    [{ content: '_-_-' }, NOT_BASE64],
    [{ content: 'Q' }, INCOMPLETE],
    [{ content: 'QUJDR' }, INCOMPLETE],
    [{ content: 'QUJD=' }, INCOMPLETE],
    [{ content: 'QU=' }, INCOMPLETE],
    [{ content: 'QU==QU==' }, INCOMPLETE],
    [{ expirationDate: 20_400_101 }, 'Expiration date must be a string'],
    [{ expirationDate: '' }, FORMAT],
    [{ expirationDate: '2040-1-1' }, FORMAT],
    [{ expirationDate: '01.01.2040' }, FORMAT],
    [{ expirationDate: '2040-01-01T00:00:00Z' }, FORMAT],
    [{ expirationDate: ' 2040-01-01' }, FORMAT],
    [{ expirationDate: '2040-02-30' }, 'Expiration date is not a real date'],
    [{ expirationDate: '2040-13-01' }, 'Expiration date is not a real date'],
    [{ expirationDate: '2040-00-00' }, 'Expiration date is not a real date'],
    [{ expirationDate: '2019-08-01' }, 'Expiration date must not be in the past'],
    [{ expirationDate: '9999-12-31' }, 'Expiration date must be at most one year from today'],
    [{ mimeType: 'image/png' }, 'Unknown field mimeType'],
    [{ __proto__x: 1 }, 'Unknown field __proto__x'],
  ])('%j', async (fields, reason) => {
    const answer = await content.upload({ content: 'QUJD', ...fields });
    expect(outcome(answer)).toEqual(contentRefusal(400, reason));
  });

  test.each([
    ['', 'The request body is not valid JSON.'],
    ['{', 'The request body is not valid JSON.'],
    ['{"content":"QUJD"', 'The request body is not valid JSON.'],
    ['{"content":"QUJD', 'The request body is not valid JSON.'],
    ['"content":"QUJD"', 'The request body is not valid JSON.'],
    ['content=QUJD', 'The request body is not valid JSON.'],
    ['[]', 'The request body must be a JSON object.'],
    ['["content"]', 'The request body must be a JSON object.'],
    ['null', 'The request body must be a JSON object.'],
  ])('%s', async (body, reason) => {
    expect(outcome(await content.uploadText(body))).toEqual(contentRefusal(400, reason));
  });

  test('and gives every reason at once', async () => {
    const answer = await content.upload({ expirationDate: 'tomorrow', mimeType: 'image/png', fileSize: 3 });
    expect(outcome(answer)).toEqual(
      contentRefusal(400, 'Missing content', FORMAT, 'Unknown field mimeType', 'Unknown field fileSize'),
    );
  });
});
