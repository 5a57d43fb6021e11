import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesOfPart,
  MAXIMUM_MULTIPART_BYTES,
  MAXIMUM_REQUEST_BYTES,
  partCount,
  partSize,
} from '../../../../lambdas/model/resources/multipart.ts';

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

describe('the parts of a file', () => {
  test.each([
    [1, 5 * MEBIBYTE, 1],
    [5 * MEBIBYTE, 5 * MEBIBYTE, 1],
    [5 * MEBIBYTE + 1, 5 * MEBIBYTE, 2],
    [5000 * MEBIBYTE, 5 * MEBIBYTE, 1000],
    [5000 * MEBIBYTE + 1, 6 * MEBIBYTE, 834],
    [100 * GIBIBYTE, 103 * MEBIBYTE, 995],
    [MAXIMUM_MULTIPART_BYTES, 5 * GIBIBYTE, 1000],
  ])('of %i bytes have %i bytes each, and number %i', (size, each, count) => {
    expect([partSize(size), partCount(size)]).toEqual([each, count]);
  });

  test('number at most 1,000, have allowed sizes, and make up the file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAXIMUM_MULTIPART_BYTES }), (size) => {
        const count = partCount(size);
        const parts = Array.from({ length: count }, (_, index) => bytesOfPart(size, index + 1) ?? 0);
        expect(count).toBeLessThanOrEqual(1000);
        expect(parts.reduce((total, bytes) => total + bytes, 0)).toBe(size);
        expect(Math.max(...parts)).toBeLessThanOrEqual(MAXIMUM_REQUEST_BYTES);
        expect(Math.min(...parts.slice(0, -1))).toBeGreaterThanOrEqual(5 * MEBIBYTE);
        expect(parts.at(-1)).toBeGreaterThan(0);
      }),
    );
  });

  test.each([0, -1, 1.5, 4, Number.NaN])('have no number %d', (number) => {
    expect(bytesOfPart(11 * MEBIBYTE, number)).toBeUndefined();
  });
});
