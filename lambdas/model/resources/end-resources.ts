import { concurrently } from '../concurrently.ts';
import type { Reconciler } from './reconciler.ts';

/** The index of ends, and how far it has been processed. An hour is a number of hours since 1970. */
export interface Ends {
  /** The first hour still to be processed, or undefined before the first run. */
  progress(): Promise<number | undefined>;
  saveProgress(hour: number): Promise<void>;
  /** The ids of an hour's resources that have ended at `now` (milliseconds since 1970), page by page. */
  endedIn(hour: number, now: number): AsyncIterable<readonly string[]>;
}

export interface EndDependencies {
  readonly ends: Ends;
  readonly reconciler: Reconciler;
  readonly now: () => number;
}

const HOUR = 3_600_000;
/** How far the first run looks back, in hours. */
const FIRST_LOOK_BACK = 48;
/** The age in hours after which an empty hour is skipped for good: an index may show a row late. */
const SETTLED_AFTER = 2;
/** Resources reconciled at a time, and in one run, which usually ends earlier by `mayGoOn`. */
const AT_ONCE = 20;
export const MOST_IN_RUN = 30_000;

/**
 * Reconciles ended resources, from the oldest hour on, so that they leave their lists. A run stops at its limit, or
 * when `mayGoOn` returns false; the next one continues. Past hours that were found empty are not read again. Unsettled
 * ones are left to the table's stream, which sees each record marked as ended. Resolves to the number of resources.
 * Rejects at the end if one could not be reconciled: the next run finds it again.
 */
export async function endResources(
  { ends, reconciler, now }: EndDependencies,
  mayGoOn: () => boolean = () => true,
): Promise<number> {
  const time = now();
  const thisHour = Math.floor(time / HOUR);
  const known = await ends.progress();
  let progress = known ?? thisHour - FIRST_LOOK_BACK;
  let ended = 0;
  const errors: unknown[] = [];
  const isFinished = () => ended >= MOST_IN_RUN || !mayGoOn();
  for (let hour = progress; hour <= thisHour && !isFinished(); hour++) {
    const isSettled = hour + 1 + SETTLED_AFTER <= thisHour;
    if ((await endHour(hour)) && isSettled && hour === progress) progress = hour + 1;
  }
  if (progress !== known) await ends.saveProgress(progress);
  if (errors.length > 0) {
    const message = `${errors.length} resources that have ended could not be reconciled.`;
    throw new Error(message, { cause: errors[0] });
  }
  return ended;

  /** Whether the hour was read to its end and was empty. */
  async function endHour(hour: number): Promise<boolean> {
    let isEmpty = true;
    for await (const ids of ends.endedIn(hour, time)) {
      if (ids.length > 0) isEmpty = false;
      await concurrently(ids.slice(0, MOST_IN_RUN - ended), AT_ONCE, endOne);
      if (isFinished()) return false;
    }
    return isEmpty;
  }

  async function endOne(id: string): Promise<void> {
    if (!mayGoOn()) return;
    try {
      await reconciler.reconcile(id);
      // Failures do not count, or they could use up every run's limit.
      ended += 1;
    } catch (error) {
      errors.push(error);
    }
  }
}
