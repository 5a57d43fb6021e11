import { entity, number, optional, text } from '../entity.ts';

/** The list of all jobs that are not done. */
export const JOBS = 'jobs';

export const job = entity({
  key: (key: string) => ({ pk: `job#${key}`, sk: 'job' }),
  attributes: {
    state: text('state'),
    attempts: number('attempts'),
    lease: optional(text('lease')),
    leaseUntil: optional(number('lease_until')),
  },
  indexes: (_, key) => ({ gsi1: { partition: JOBS, sort: key } }),
});

/** How far the minute's job has looked through the index of ends. */
export const endsProgress = entity({
  key: () => ({ pk: 'ends', sk: 'progress' }),
  attributes: { hour: number('hour') },
});
