import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysAfter,
  endOfPeriod,
  LAST_LIFECYCLE_RULE,
  lifecycleDays,
  MAXIMUM_EXPIRY_SECONDS,
  timestamp,
} from '../../../../lambdas/model/resources/expiry.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

/** Milliseconds from 2000 to 2100. */
const times = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2100) });
const lifetimes = fc.integer({ min: 1, max: MAXIMUM_EXPIRY_SECONDS });

describe('the end of a period', () => {
  test.each([
    [NOW, 600, Date.UTC(2020, 2, 12, 19, 13, 59)],
    [Date.UTC(2020, 2, 12), 600, Date.UTC(2020, 2, 12, 0, 10, 0)],
    [Date.UTC(2020, 2, 12, 0, 0, 0, 1), 1, Date.UTC(2020, 2, 12, 0, 0, 2)],
    [Date.UTC(2020, 2, 12, 0, 0, 0, 999), 1, Date.UTC(2020, 2, 12, 0, 0, 2)],
  ])('of %i and %i seconds is %i', (start, seconds, end) => {
    expect(endOfPeriod(start, seconds)).toBe(end);
  });

  test('is a whole second, never before the promised moment and less than a second after it', () => {
    fc.assert(
      fc.property(times, lifetimes, (start, seconds) => {
        const end = endOfPeriod(start, seconds);
        const late = end - (start + seconds * 1000);
        expect(end % 1000).toBe(0);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(1000);
      }),
    );
  });
});

describe('the days of a lifecycle rule', () => {
  /**
   * S3 adds the days to the time of creation and rounds up to the next midnight UTC. Its documentation does not say
   * whether it rounds a time at midnight.
   */
  const removal = (uploadedAt: number, days: number) => Math.ceil((uploadedAt + days * DAY) / DAY) * DAY;

  const EVENING = Date.UTC(2020, 2, 12, 19, 3, 58);
  const MIDNIGHT = Date.UTC(2020, 2, 13);

  test.each([
    ['a second', EVENING, EVENING + 1000, 1],
    ['a day', EVENING, EVENING + DAY, 1],
    ['up to the second midnight', EVENING, MIDNIGHT + DAY, 1],
    ['a second longer', EVENING, MIDNIGHT + DAY + 1000, 2],
    ['366 days', EVENING, EVENING + 366 * DAY, 366],
    ['a day from the last millisecond of one', MIDNIGHT - 1, MIDNIGHT - 1 + DAY, 1],
    ['a day from midnight', MIDNIGHT, MIDNIGHT + DAY, 1],
    ['a day and a second from midnight', MIDNIGHT, MIDNIGHT + DAY + 1000, 2],
    ['366 days from midnight', MIDNIGHT, MIDNIGHT + 366 * DAY, 366],
    ['no time at all', EVENING, EVENING, 1],
  ])('for %s', (_, start, end, days) => {
    expect(lifecycleDays(start, end)).toBe(days);
  });

  test('never remove a file before the promised moment, whenever it was uploaded after the start', () => {
    fc.assert(
      fc.property(times, lifetimes, fc.integer({ min: 0, max: 2 * DAY }), (start, seconds, delay) => {
        const end = endOfPeriod(start, seconds);
        const inSeconds = Math.floor((start + delay) / 1000) * 1000;
        expect(removal(inSeconds, lifecycleDays(start, end))).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test("never exceed the bucket's rules", () => {
    fc.assert(
      fc.property(times, lifetimes, (start, seconds) => {
        const days = lifecycleDays(start, endOfPeriod(start, seconds));
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(LAST_LIFECYCLE_RULE);
      }),
      { examples: [[NOW, MAXIMUM_EXPIRY_SECONDS]] },
    );
  });

  test('are the fewest that keep a file long enough', () => {
    fc.assert(
      fc.property(times, lifetimes, (start, seconds) => {
        const end = endOfPeriod(start, seconds);
        const days = lifecycleDays(start, end);
        const inSeconds = Math.floor(start / 1000) * 1000;
        if (days > 1) expect(removal(inSeconds, days - 1)).toBeLessThan(end);
      }),
      { examples: [[NOW, 86_400]] },
    );
  });
});

test('daysAfter counts days of 24 hours', () => {
  expect(daysAfter(NOW, 30)).toBe(NOW + 30 * DAY);
});

test.each([
  [0, '1970-01-01T00:00:00Z'],
  [NOW, '2020-03-12T19:03:58Z'],
  [Date.UTC(2024, 1, 29, 23, 59, 59, 999), '2024-02-29T23:59:59Z'],
])('the timestamp of %i is %s', (time, text) => {
  expect(timestamp(time)).toBe(text);
});
