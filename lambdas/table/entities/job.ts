import { entity, number, optional, text } from '../entity.ts';

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

/** The hour up to which the index of ends is processed. */
export const endsProgress = entity({
  key: () => ({ pk: 'ends', sk: 'progress' }),
  attributes: { hour: number('hour') },
});
