import * as v from 'valibot';
import { daysAfter } from '../../model/resources/expiry.ts';
import { dayOf } from '../../model/usage/usage.ts';
import { checkedFields, invalidFields, REQUIRED } from '../validation/fields.ts';
import { queryParameters } from '../validation/query-parameters.ts';

const DEFAULT_DAYS = 30;
const MAXIMUM_DAYS = 366;

const MOST = `an answer has at most ${MAXIMUM_DAYS} days`;
const ONCE = 'must not be sent more than once';
const DAY = 'must be a day since 1970, such as 2026-01-31';

const day = v.pipe(v.string(ONCE), v.isoDate(DAY), v.check(isDay, DAY));

export const usageQuerySchema = v.object({ from: v.optional(day), until: v.optional(day) }, REQUIRED);

/** Days in UTC, such as `2026-01-31`, both included. */
export interface UsageQuery {
  readonly from: string;
  readonly until: string;
}

/**
 * Reads the query of the usage: `from` and `until`, by default the 30 days until today; `now` is in milliseconds since
 * 1970. Throws one problem with everything that is wrong, also if the days are out of order or more than 366.
 */
export function readUsageQuery(query: string, now: number): UsageQuery {
  const { until = dayOf(now), ...fields } = checkedFields(usageQuerySchema, queryParameters(query));
  const { from = later(until, 1 - DEFAULT_DAYS) } = fields;
  const first = later(until, 1 - MAXIMUM_DAYS);
  if (from > until) throw invalidFields([{ field: 'from', message: `must not be after until, ${until}` }]);
  if (from < first) throw invalidFields([{ field: 'from', message: `must be ${first} or later: ${MOST}` }]);
  return { from, until };
}

/** Whether a date is in the calendar, unlike 31 February. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return time >= 0 && dayOf(time) === text;
}

function later(day: string, days: number): string {
  return dayOf(daysAfter(Date.parse(day), days));
}
