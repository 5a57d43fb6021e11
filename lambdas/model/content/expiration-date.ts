import { daysAfter } from '../resources/expiry.ts';

/** How long content is kept when no date is given (Media Upload API version 2). */
const DEFAULT_DAYS = 30;

/**
 * Parses a date `YYYY-MM-DD`. Returns the end of that day (UTC), in milliseconds since 1970, or the problem. A file may
 * be used until its expiration date is over, so today's date is allowed.
 */
export function parseExpirationDate(text: string, now: number): number | { readonly problem: string } {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) {
    return { problem: 'Expiration date must have the format YYYY-MM-DD' };
  }
  const date = Date.UTC(year, month - 1, day);
  if (expirationDate(date + 1) !== `${text}T00:00:00Z`)
    return { problem: 'Expiration date is not a real date' };
  if (date < startOfDay(now)) return { problem: 'Expiration date must not be in the past' };
  if (date > oneYearAfter(now)) return { problem: 'Expiration date must be at most one year from today' };
  return daysAfter(date, 1);
}

/** When content expires for which no date was given. */
export function defaultExpiration(now: number): number {
  return daysAfter(startOfDay(now), DEFAULT_DAYS + 1);
}

/** The last day before `expiresAt`, as the specification writes it. */
export function expirationDate(expiresAt: number): string {
  return `${new Date(expiresAt - 1).toISOString().slice(0, 10)}T00:00:00Z`;
}

function startOfDay(time: number): number {
  return new Date(time).setUTCHours(0, 0, 0, 0);
}

function oneYearAfter(time: number): number {
  const today = new Date(startOfDay(time));
  return today.setUTCFullYear(today.getUTCFullYear() + 1);
}
