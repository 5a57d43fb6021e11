import { parseExpirationDate } from '../../model/content/expiration-date.ts';
import type { Reasons } from './reasons.ts';

/**
 * The end of the day that a request's `expirationDate` names, in milliseconds since 1970; nothing useful where it is
 * not a good date, and then `reasons` says why.
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
