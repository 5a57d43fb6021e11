import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joseSignature } from '../../../lambdas/aws/jose-signature.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** DER as in X.690 section 8.3: two's complement, as short as possible. */
function derInteger(value: bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  const content = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
  return Buffer.concat([Buffer.of(INTEGER, content.length), content]);
}

function derSignature(r: bigint, s: bigint): Buffer {
  const integers = Buffer.concat([derInteger(r), derInteger(s)]);
  return Buffer.concat([Buffer.of(SEQUENCE, integers.length), integers]);
}

const hexadecimal = (value: bigint) => value.toString(16).padStart(64, '0');

/** Of every length: a short one occurs only once in 256 signatures. */
const coordinate = fc
  .integer({ min: 1, max: 256 })
  .chain((bits) => fc.bigInt({ min: 1n, max: 2n ** BigInt(bits) - 1n }));

describe('a well-formed signature', () => {
  test('becomes r and s, 32 bytes each, however short they are', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (r, s) => {
        expect(joseSignature(derSignature(r, s)).toString('hex')).toBe(hexadecimal(r) + hexadecimal(s));
      }),
    );
  });

  test('is accepted as JWS, whatever the key', () => {
    const keys = Array.from({ length: 8 }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.uint8Array(), ({ privateKey, publicKey }, message) => {
        const signature = joseSignature(sign('sha256', message, privateKey));
        expect(signature).toHaveLength(64);
        const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
        expect(verify('sha256', message, key, signature)).toBe(true);
      }),
    );
  });
});

describe('a malformed signature', () => {
  const valid = derSignature(1n << 255n, 7n);

  test('with missing or additional bytes is refused', () => {
    for (const end of valid.keys()) expect(() => joseSignature(valid.subarray(0, end))).toThrow();
    expect(() => joseSignature(Buffer.concat([valid, Buffer.of(0)]))).toThrow(
      'The signature is not a DER sequence of two integers.',
    );
  });

  test.each([
    ['nothing', '', 'The signature holds something other than two integers.'],
    ['no sequence', '3106020101020101', 'The signature is not a DER sequence of two integers.'],
    [
      'a sequence of a wrong length',
      '3007020101020101',
      'The signature is not a DER sequence of two integers.',
    ],
    ['one integer', '3003020101', 'The signature holds something other than two integers.'],
    ['three integers', '3009020101020101020101', 'The signature is not a DER sequence of two integers.'],
    ['a string for r', '3006040101020101', 'The signature holds something other than two integers.'],
    ['a string for s', '3006020101040101', 'The signature holds something other than two integers.'],
    ['an empty integer', '30050200020101', 'The signature holds something other than two integers.'],
    [
      'an integer of another curve',
      `3026022101${'00'.repeat(32)}020101`,
      'The signature is not one of P-256.',
    ],
  ])('with %s is refused', (_, hex, message) => {
    expect(() => joseSignature(Buffer.from(hex, 'hex'))).toThrow(message);
  });

  test('is refused or becomes 64 bytes, whatever it is', () => {
    const mutated = fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })).map(([index, byte]) => {
      const bytes = Buffer.from(valid);
      bytes[index] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 80 })), (bytes) => {
        let length = 64;
        try {
          length = joseSignature(bytes).length;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect(length).toBe(64);
      }),
    );
  });
});
