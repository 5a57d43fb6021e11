import type { RepairReport } from '../../model/repair/ports.ts';
import { entity, json, number, optional, seconds, text } from '../entity.ts';

/** The list of all unfinished jobs. */
export const JOBS = 'jobs';

export const job = entity({
  key: (key: string) => ({ pk: `job#${key}`, sk: 'job' }),
  attributes: {
    state: text('state'),
    attempts: number('attempts'),
    lease: optional(text('lease')),
    leaseUntil: optional(number('lease_until')),
    firstClaimedAt: optional(number('first_claimed_at')),
  },
  indexes: (_, key) => ({ gsi1: { partition: JOBS, sort: key } }),
});

/** The last report of a comparison of table and bucket. */
export const repairReport = entity({
  key: (name: string) => ({ pk: `report#${name}`, sk: 'report' }),
  attributes: { report: json<RepairReport>('report'), at: number('at'), forgetAt: seconds('forget_at') },
});

/** The hour up to which the index of ends is processed. */
export const endsProgress = entity({
  key: () => ({ pk: 'ends', sk: 'progress' }),
  attributes: { hour: number('hour') },
});
