import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentTypeOf } from '../../../../lambdas/api/validation/content-type.ts';
import { opensInTab } from '../../../../lambdas/model/resources/media-type.ts';

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const base64 = (text: string) => Buffer.from(text, 'base64');

const PNG = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);
const JPEG = hex('ffd8 ffe0 0010 4a464946 0001 0100 0001 0001 0000 ffd9');
const MP4 = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp41');
const MP3 = Buffer.concat([hex('fffb9064'), Buffer.alloc(413)]);

const TEXT = 'text/plain .txt';
const XML = 'application/xml .xml';
const UNKNOWN = 'application/octet-stream .bin';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the type of a file', () => {
  test.each<[string, Buffer | string, string]>([
    ['a PNG image', PNG, 'image/png .png'],
    ['a JPEG image', JPEG, 'image/jpeg .jpg'],
    ['a GIF image', base64('R0lGODlhAQABAAAAACw='), 'image/gif .gif'],
    ['a PDF document', '%PDF-1.4\n%%EOF', 'application/pdf .pdf'],
    ['an MP4 video', MP4, 'video/mp4 .mp4'],
    ['a QuickTime video', '\0\0\0\x14ftypqt  \0\0\x02\0qt  ', 'video/quicktime .mov'],
    ['an MPEG-1 video', hex('000001ba 2100010001800001'), 'video/mpeg .mpg'],
    ['an MPEG-2 video', hex('000001ba 4400040004010001'), 'video/mpeg .mpg'],
    ['an MP3 without tags', MP3, 'audio/mpeg .mp3'],
    [
      'an MP3 with tags',
      Buffer.concat([hex('494433 0400 00 0000000a'), Buffer.alloc(10), MP3]),
      'audio/mpeg .mp3',
    ],
    ['an empty ZIP archive', Buffer.concat([hex('504b0506'), Buffer.alloc(18)]), 'application/zip .zip'],
    ['text in UTF-8', 'Straße 🚒\r\n\tx\f\x1b[0m', TEXT],
    ['one letter', 'A', TEXT],
    ['text with a byte order mark', '\ufeffStraße', TEXT],
    ['text in UTF-16, little end first', utf16('Straße 🚒'), TEXT],
    ['text in UTF-16, big end first', utf16('Straße 🚒').swap16(), TEXT],
    ['HTML', '<!DOCTYPE html><html><script>alert(1)</script></html>', TEXT],
    ['HTML in UTF-16', utf16('<html><script>alert(1)</script></html>'), TEXT],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', TEXT],
    ['SVG as XML', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', XML],
    ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', XML],
    ['XML with a byte order mark', '\ufeff<?xml version="1.0"?><a/>', XML],
    ['a script', 'alert(1)', TEXT],
    ['JSON', '{"a":1}', TEXT],
    ['text in Latin 1', Buffer.from('Straße', 'latin1'), UNKNOWN],
    ['text with a null', 'a\0b', UNKNOWN],
    ['half of a UTF-16 character', utf16('a').subarray(0, 3), UNKNOWN],
    ['half of a UTF-8 character', Buffer.from('🚒').subarray(0, 3), UNKNOWN],
    ['bytes', hex('00 01 02 03 04'), UNKNOWN],
    ['one byte', hex('08'), UNKNOWN],
    ['a PNG image cut off after its signature', PNG.subarray(0, 8), UNKNOWN],
    ['a PNG image cut off within its signature', PNG.subarray(0, 4), UNKNOWN],
    ['a PNG image cut off later', PNG.subarray(0, 40), 'image/png .png'],
    ['a JPEG image cut off within its signature', JPEG.subarray(0, 2), UNKNOWN],
    ['an MP4 video cut off within its signature', MP4.subarray(0, 7), UNKNOWN],
    ['a ZIP archive cut off within its first header', hex('504b0304 1400 00'), 'application/zip .zip'],
  ])('of %s', async (_, content, expected) => {
    const { contentType, extension } = await contentTypeOf(Buffer.from(content));
    expect(`${contentType} .${extension}`).toBe(expected);
  });

  test('depends only on the first 64 KiB for characters that no text has', async () => {
    const text = Buffer.alloc(65_536, 'a');
    expect(await contentTypeOf(Buffer.concat([text, hex('00')]))).toMatchObject({
      contentType: 'text/plain',
    });
    text[65_535] = 0;
    expect(await contentTypeOf(text)).toMatchObject({ contentType: 'application/octet-stream' });
  });

  test('is never one that a browser would run, and is always defined', async () => {
    const beginnings = fc.constantFrom(
      ...[PNG, JPEG, MP4, MP3, Buffer.from('%PDF-1'), hex('504b0304'), hex('fffe'), Buffer.alloc(0)],
      ...['<html>', '<!doctype html>', '<svg ', '<?xml version="1.0"?><svg ', '#!', 'RIFF', 'ID3'].map(
        (text) => Buffer.from(text),
      ),
    );
    const endings = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.string().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.nat(40), endings, async (beginning, cut, ending) => {
        const content = Buffer.concat([beginning.subarray(0, beginning.length - cut), ending]);
        const { contentType, extension } = await contentTypeOf(content);
        expect(contentType).toMatch(/^[a-z]+\/[\w.+-]+$/);
        expect(extension).toMatch(/^[a-z0-9.]+$/);
        expect(contentType).not.toMatch(/html|svg|(java|ecma)script/);
        if (opensInTab(contentType))
          expect(contentType).toMatch(/^(text\/plain$|image|audio|video|application\/pdf$)/);
      }),
      { numRuns: 500 },
    );
    expect(opensInTab('application/xml')).toBe(false);
  });
});
