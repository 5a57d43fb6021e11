import type { Delivery, Webhook } from './webhook.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses after failed attempts; the last attempt is a day after the first. */
const PAUSES = [
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  16 * HOUR + 25 * MINUTE,
];

/** The pause of a webhook after a failure, which doubles with each further one, up to five minutes. */
const FIRST_QUIET = 5 * SECOND;
const LONGEST_QUIET = 5 * MINUTE;

/** A webhook that fails for this long is disabled. */
const FAILING_LIMIT = 3 * 24 * HOUR;

/** The outcome of an attempt: the receiver's status, or the reason why there is none. */
export interface Attempt {
  readonly status?: number;
  readonly error?: string;
}

export function hasArrived({ status }: Attempt): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** A delivery after an attempt at `now`. `jitter`, between 0 and 1, spreads concurrent retries by a tenth. */
export function afterAttempt(delivery: Delivery, attempt: Attempt, now: number, jitter: number): Delivery {
  const { nextAttemptAt: _, lastStatus: __, lastError: ___, ...kept } = delivery;
  const attempts = delivery.attempts + 1;
  const told = {
    ...(attempt.status === undefined ? {} : { lastStatus: attempt.status }),
    ...(attempt.error === undefined ? {} : { lastError: attempt.error }),
  };
  if (hasArrived(attempt)) return { ...kept, ...told, attempts, status: 'delivered', deliveredAt: now };
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return { ...kept, ...told, attempts, status: 'parked' };
  return { ...kept, ...told, attempts, nextAttemptAt: Math.ceil(now + pause * (1 + jitter / 10)) };
}

/** A webhook after an attempt at `now`: paused or disabled if the attempt failed. */
export function webhookAfter(webhook: Webhook, attempt: Attempt, now: number): Webhook {
  const { failingSince = now, pausedUntil: _, ...kept } = webhook;
  if (hasArrived(attempt)) return { ...kept, failures: 0 };
  const failures = webhook.failures + 1;
  const failing = { ...kept, failures, failingSince };
  if (attempt.status === 410)
    return { ...failing, enabled: false, disabledReason: 'The receiver answered 410 Gone.' };
  if (now - failingSince >= FAILING_LIMIT)
    return { ...failing, enabled: false, disabledReason: 'Every delivery failed for three days.' };
  return { ...failing, pausedUntil: now + Math.min(FIRST_QUIET * 2 ** (failures - 1), LONGEST_QUIET) };
}
