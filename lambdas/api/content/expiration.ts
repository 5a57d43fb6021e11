import * as v from 'valibot';
import { parseExpirationDate } from '../../model/content/expiration-date.ts';

/** The schema of an expiration date, with the end of that day, in milliseconds since 1970, as its output. */
export function expirationField(now: number) {
  return v.pipe(
    v.string('Expiration date must be a string'),
    v.metadata({ format: 'date' }),
    v.description('The last day of the file (UTC): not before today, and at most one year from today.'),
    v.rawTransform<string, number>(({ dataset: { value }, addIssue, NEVER }) => {
      const parsed = parseExpirationDate(value, now);
      if (typeof parsed === 'number') return parsed;
      addIssue({ message: parsed.problem });
      return NEVER;
    }),
  );
}
