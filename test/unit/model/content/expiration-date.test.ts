import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultExpiration,
  expirationDate,
  parseExpirationDate,
} from '../../../../lambdas/model/content/expiration-date.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const times = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2100) });

const FORMAT = { problem: 'Expiration date must have the format YYYY-MM-DD' };
const UNREAL = { problem: 'Expiration date is not a real date' };
const PAST = { problem: 'Expiration date must not be in the past' };
const FAR = { problem: 'Expiration date must be at most one year from today' };

describe('an expiration date', () => {
  test.each([
    ['2020-03-12', NOW, Date.UTC(2020, 2, 13)],
    ['2020-03-13', NOW, Date.UTC(2020, 2, 14)],
    ['2020-12-31', NOW, Date.UTC(2021, 0, 1)],
    ['2021-03-12', NOW, Date.UTC(2021, 2, 13)],
    ['2020-03-12', Date.UTC(2020, 2, 12), Date.UTC(2020, 2, 13)],
    ['2020-03-12', Date.UTC(2020, 2, 13) - 1, Date.UTC(2020, 2, 13)],
    ['2020-02-29', Date.UTC(2020, 1, 29, 12), Date.UTC(2020, 2, 1)],
    ['2020-02-29', Date.UTC(2019, 1, 28, 12), FAR],
    ['2020-02-29', Date.UTC(2019, 2, 1), Date.UTC(2020, 2, 1)],
    ['2021-02-28', Date.UTC(2020, 1, 29), Date.UTC(2021, 2, 1)],
    ['2021-03-01', Date.UTC(2020, 1, 29), Date.UTC(2021, 2, 2)],
    ['2021-03-02', Date.UTC(2020, 1, 29), FAR],
    ['2000-02-29', Date.UTC(2000, 0), Date.UTC(2000, 2, 1)],
  ])('%s at %i lasts to the end of its day', (text, now, end) => {
    expect(parseExpirationDate(text, now)).toEqual(end);
  });

  test.each([
    ['', FORMAT],
    ['2020-3-13', FORMAT],
    ['20-03-13', FORMAT],
    ['2020/03/13', FORMAT],
    ['20200313', FORMAT],
    ['13-03-2020', FORMAT],
    ['2020-03-13T00:00:00Z', FORMAT],
    [' 2020-03-13', FORMAT],
    ['2020-03-13\n', FORMAT],
    ['+2020-03-13', FORMAT],
    ['-020-03-13', FORMAT],
    ['２０２０-03-13', FORMAT],
    ['tomorrow', FORMAT],
    ['2020-00-13', UNREAL],
    ['2020-13-01', UNREAL],
    ['2020-03-00', UNREAL],
    ['2020-03-32', UNREAL],
    ['2020-04-31', UNREAL],
    ['2021-02-29', UNREAL],
    ['2100-02-29', UNREAL],
    ['9999-99-99', UNREAL],
    ['2020-03-11', PAST],
    ['2019-08-01', PAST],
    ['1970-01-01', PAST],
    ['2021-03-13', FAR],
    ['2022-03-12', FAR],
    ['9999-12-31', FAR],
  ])('%j is refused', (text, problem) => {
    expect(parseExpirationDate(text, NOW)).toEqual(problem);
  });

  test('from today to one year from today is accepted, and returned as it was given', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: -800, max: 800 }), (now, days) => {
        const midnight = Math.floor(now / DAY) * DAY;
        const text = new Date(midnight + days * DAY).toISOString().slice(0, 10);
        const today = new Date(now).toISOString().slice(0, 10);
        const year = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
        const end = parseExpirationDate(text, now);
        // Texts compare as dates do; 29 February and the day after are one year before 1 March.
        if (text < today) expect(end).toEqual(PAST);
        else if (text <= year || (year.endsWith('-02-29') && text === `${year.slice(0, 4)}-03-01`)) {
          expect(end).toBe(midnight + (days + 1) * DAY);
          expect(expirationDate(Number(end))).toBe(`${text}T00:00:00Z`);
        } else expect(end).toEqual(FAR);
      }),
      { numRuns: 500 },
    );
  });

  test('is a time or a problem, whatever the text', () => {
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), times, (text, now) => {
        const end = parseExpirationDate(text, now);
        if (typeof end === 'number') expect(expirationDate(end)).toBe(`${text}T00:00:00Z`);
        else expect(end.problem).toMatch(/^Expiration date /);
      }),
    );
  });
});

test('a file without a date is kept for 30 days and the rest of today', () => {
  expect(defaultExpiration(NOW)).toBe(Date.UTC(2020, 3, 12));
  expect(expirationDate(defaultExpiration(NOW))).toBe('2020-04-11T00:00:00Z');
  fc.assert(
    fc.property(times, (now) => {
      const today = new Date(now).toISOString().slice(0, 10);
      const shown = Date.parse(expirationDate(defaultExpiration(now)));
      expect(shown).toBe(Date.parse(`${today}T00:00:00Z`) + 30 * DAY);
    }),
  );
});

test.each([
  [Date.UTC(2020, 2, 13), '2020-03-12T00:00:00Z'],
  [Date.UTC(2020, 2, 13, 0, 0, 0, 1), '2020-03-13T00:00:00Z'],
  [Date.UTC(2020, 2, 12, 19, 13, 59), '2020-03-12T00:00:00Z'],
])('a file that ends at %i has the date %s', (end, date) => {
  expect(expirationDate(end)).toBe(date);
});
