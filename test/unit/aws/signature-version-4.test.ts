import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amzDate, createSigner, uriEncoded } from '../../../lambdas/aws/signature-version-4.ts';

const CREDENTIALS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

describe('a signature', () => {
  test("equals that of AWS's test suite, case get-vanilla", () => {
    const signer = createSigner(CREDENTIALS, 'us-east-1', 'service');
    const canonicalRequest = [
      'GET',
      '/',
      '',
      'host:example.amazonaws.com',
      'x-amz-date:20150830T123600Z',
      '',
      'host;x-amz-date',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ].join('\n');
    expect(signer.credential('20150830T123600Z')).toBe('AKIDEXAMPLE/20150830/us-east-1/service/aws4_request');
    expect(signer.signRequest('20150830T123600Z', canonicalRequest)).toBe(
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
  });

  test('uses the key of its own day, in any order of days', () => {
    const mac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();
    const signer = createSigner(CREDENTIALS, 'eu-central-1', 's3');
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), fc.string(), (days, text) => {
        for (const date of days) {
          const written = amzDate(date.getTime());
          const parts = [written.slice(0, 8), 'eu-central-1', 's3', 'aws4_request'];
          const key = parts.reduce<Buffer>(mac, Buffer.from(`AWS4${CREDENTIALS.secretAccessKey}`));
          expect(signer.sign(written, text)).toBe(mac(key, text).toString('hex'));
        }
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  [0, '19700101T000000Z'],
  [Date.UTC(2020, 2, 12, 19, 3, 58, 999), '20200312T190358Z'],
])('the time %i is written as %s', (time, text) => {
  expect(amzDate(time)).toBe(text);
});

describe('a text in a URL', () => {
  test('keeps the unreserved characters of RFC 3986 and no others', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
    const kept = uriEncoded(ascii).replace(/%[0-9A-F]{2}/g, '');
    expect(kept).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
  });

  test('is the same after decoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(uriEncoded(text)).toMatch(/^([A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
        expect(decodeURIComponent(uriEncoded(text))).toBe(text);
      }),
    );
  });
});
