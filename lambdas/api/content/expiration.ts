import { parseExpirationDate } from '../../model/content/expiration-date.ts';
import type { Reasons } from './reasons.ts';

/**
 * The end of the day of a request's `expirationDate`, in milliseconds since 1970. For an invalid date, adds to
 * `reasons`, and the returned value means nothing.
 */
export function readExpiration(value: unknown, now: number, reasons: Reasons): number {
  const isMissing = value === undefined || value === null;
  const parsed =
    typeof value === 'string'
      ? parseExpirationDate(value, now)
      : { problem: isMissing ? 'Missing expiration date' : 'Expiration date must be a string' };
  if (typeof parsed === 'number') return parsed;
  reasons.add('expirationDate', parsed.problem);
  return Number.NaN;
}
