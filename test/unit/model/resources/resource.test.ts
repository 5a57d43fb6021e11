import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_EXPIRY_SECONDS } from '../../../../lambdas/model/resources/expiry.ts';
import { lifecycle } from '../../../../lambdas/model/resources/lifecycle.ts';
import { resourceIdOfKey } from '../../../../lambdas/model/resources/object-name.ts';
import { reserve } from '../../../../lambdas/model/resources/reservation.ts';
import { isLive } from '../../../../lambdas/model/resources/resource.ts';

const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';
const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const DAY = 86_400_000;
const RULES = { uploadWindowSeconds: 3600, uploadDays: 7, rememberedDays: 30 };
const FILE = { fileName: 'test.jpg', mediaType: 'image/jpg' };

describe('a reservation', () => {
  test('of a temporary file ends with the file, and is remembered for a while after', () => {
    const end = Date.UTC(2020, 2, 12, 19, 13, 59);
    expect(reserve(ID, 'acme', { ...FILE, expirySeconds: 600 }, NOW, RULES)).toEqual({
      id: ID,
      accountId: 'acme',
      fileName: 'test.jpg',
      mediaType: 'image/jpg',
      object: `resources/${ID}/k7p4f5ij`,
      createdAt: NOW,
      uploadExpiresAt: end,
      expiresAt: end,
      forgetAt: end + 30 * DAY,
      status: 'reserved',
    });
  });

  test('of a long-lived file ends with the upload window', () => {
    const resource = reserve(ID, 'acme', { ...FILE, expirySeconds: 86_400 }, NOW, RULES);
    expect(resource.uploadExpiresAt).toBe(Date.UTC(2020, 2, 12, 20, 3, 59));
    expect(resource.expiresAt).toBe(Date.UTC(2020, 2, 13, 19, 3, 59));
    expect(resource.forgetAt).toBe(Date.UTC(2020, 2, 13, 19, 3, 59) + 30 * DAY);
  });

  test('of a persistent file never expires, but is forgotten if nothing is uploaded', () => {
    const resource = reserve(ID, 'acme', FILE, NOW, RULES);
    expect(resource).not.toHaveProperty('expiresAt');
    expect(resource.uploadExpiresAt).toBe(Date.UTC(2020, 2, 12, 20, 3, 59));
    expect(resource.forgetAt).toBe(Date.UTC(2020, 2, 12, 20, 3, 59) + 30 * DAY);
  });

  test('is live up to its last millisecond', () => {
    const resource = reserve(ID, 'acme', { ...FILE, expirySeconds: 600 }, NOW, RULES);
    const end = Date.UTC(2020, 2, 12, 19, 13, 59);
    expect(isLive(resource, NOW)).toBe(true);
    expect(isLive(resource, end - 1)).toBe(true);
    expect(isLive(resource, end)).toBe(false);
  });

  test.each([
    ['reserved', true],
    ['available', true],
    ['deleted', false],
  ] as const)('that never expires and is %s is live: %s', (status, live) => {
    expect(isLive({ ...reserve(ID, 'acme', FILE, NOW, RULES), status }, NOW + 10_000 * DAY)).toBe(live);
  });
});

describe('the lifecycle of an object', () => {
  test.each([
    [undefined, 'never'],
    [1, 1],
    [600, 1],
    [86_400, 1],
    [2 * 86_400, 2],
    [MAXIMUM_EXPIRY_SECONDS, 366],
  ] as const)('of %s seconds is %s', (expirySeconds, days) => {
    const request = expirySeconds === undefined ? FILE : { ...FILE, expirySeconds };
    expect(lifecycle(reserve(ID, 'acme', request, NOW, RULES).expiresAt, NOW)).toBe(days);
  });

  test('counts from the creation of the object, which may be later than that of its resource', () => {
    const { expiresAt } = reserve(ID, 'acme', { ...FILE, expirySeconds: 20 * 86_400 }, NOW, RULES);
    expect(lifecycle(expiresAt, NOW)).toBe(20);
    expect(lifecycle(expiresAt, NOW + 5 * DAY)).toBe(15);
    expect(lifecycle(undefined, NOW + 5 * DAY)).toBe('never');
  });
});

describe("an object's key", () => {
  test('leads back to its resource', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(resourceIdOfKey(reserve(id, 'acme', FILE, NOW, RULES).object)).toBe(id);
      }),
    );
  });

  test.each(['', 'x', 'resources', 'contents/x', 'Resources/x', '/resources/x', 'other/resources/x'])(
    '%j belongs to no resource',
    (key) => {
      expect(resourceIdOfKey(key)).toBeUndefined();
    },
  );
});
