import { type Dependencies, runJob } from '../../../lambdas/background/run-job.ts';
import { STRIDE } from '../../support/effort.ts';
import type { Backends, Ports } from './backends.ts';

/** Hooks around each step of a worker; either may change something, wait or fail. */
export interface Course {
  readonly before?: (step: string) => void | Promise<void>;
  readonly after?: (step: string) => void | Promise<void>;
}

const REMEMBERED_DAYS = 30;

/** How many resources a worker reads at once in these tests. */
export const PAGE = 3;

/** A little more than a lease lasts, in milliseconds. */
export const LEASE = 61_000;

/** The death of a worker: none of its later work happens. */
export class Died extends Error {}

/** A function that works on jobs; each call of the table and the bucket is one of its steps. */
export function worker(backends: Backends, course: Course = {}) {
  const { clock } = backends;
  const told = watched(backends, course);
  const containers: Ports['containers'] = {
    ...told.containers,
    members: (id, _limit, after) => told.containers.members(id, PAGE, after),
  };
  const now = () => clock.time;
  const shared = { ...told, containers, rememberedDays: REMEMBERED_DAYS, now };
  const dependencies: Dependencies = {
    clones: told.clones,
    remains: told.remains,
    deletions: told.deletions,
    recounts: told.recounts,
    clone: shared,
    deletion: { ...shared, clones: told.clones },
    recount: told,
    now,
  };
  const run = runJob(dependencies);
  /** Works on a job; it has no time left after this many looks at the clock. */
  return (job: string, looks = Number.POSITIVE_INFINITY) => {
    let left = looks;
    const getRemainingTimeInMillis = () => {
      left -= 1;
      return left < 0 ? 0 : 900_000;
    };
    return run({ job }, { getRemainingTimeInMillis });
  };
}

export type Moment = 'before' | 'after';

interface Repeated {
  readonly begin: () => Promise<string>;
  readonly check: (step: string) => Promise<void>;
  /** Examines what a dead worker leaves to the next one. */
  readonly atDeath?: (step: string) => Promise<void>;
}

/**
 * Works on jobs with one worker after another, each of which dies at a later step, before or after the step has its
 * effect, until a worker lives to the end. `begin` makes a new job for the next worker and resolves to its key; `check`
 * gets the step, and examines the result. Resolves to the number of steps. The soak tries all of them, other runs a
 * sample.
 */
export async function dieAtEveryStep(
  backends: Backends,
  moment: Moment,
  { begin, check, atDeath }: Repeated,
): Promise<number> {
  for (let fatal = 1; ; fatal += STRIDE) {
    const job = await begin();
    const { work, death } = mortal(backends, fatal, moment);
    await work(job).catch(() => {});
    await atDeath?.(`${fatal}: ${moment} ${death.step}`);
    if (death.step !== '') await worker(backends)(job);
    backends.clock.time += LEASE;
    await worker(backends)(job);
    await check(`${fatal}: ${moment} ${death.step}`);
    if (death.step === '') return fatal - 1;
  }
}

/** Dying at one of these steps is the same as dying after the step before it. */
export const WITHOUT_EFFECT = /\.(find|findMany|read|members|resources)$/;

/** A worker that dies at a step and does nothing from then on. */
function mortal(backends: Backends, fatal: number, moment: Moment) {
  const death = { step: '' };
  let begun = 0;
  const live = () => {
    if (death.step !== '') throw new Died();
  };
  const count = (step: string) => {
    if (!WITHOUT_EFFECT.test(step)) begun += 1;
  };
  const die = (step: string) => {
    death.step = step;
    live();
  };
  const work = worker(backends, {
    before: (step) => {
      live();
      count(step);
      if (moment === 'before' && begun === fatal) die(step);
    },
    after: (step) => {
      live();
      if (moment === 'after' && begun >= fatal) die(step);
    },
  });
  return { work, death };
}

/** Works on a job until it is done, with a pause between two runs. Resolves to the outcomes. */
export async function workUntilDone(
  backends: Backends,
  job: string,
  { course = {}, pause = LEASE, looks = Number.POSITIVE_INFINITY }: Plan = {},
): Promise<string[]> {
  const outcomes: string[] = [];
  const work = worker(backends, course);
  while (outcomes.at(-1) !== 'done') {
    if (outcomes.length === 40) throw new Error(`The job is not done: ${outcomes}.`);
    if (outcomes.length > 0) backends.clock.time += pause;
    outcomes.push(await work(job, looks).catch((error: Error) => error.message));
  }
  return outcomes;
}

interface Plan {
  readonly course?: Course;
  /** In milliseconds. */
  readonly pause?: number;
  /** How often a run finds that there is time left. */
  readonly looks?: number;
}

/** The ports, each of whose calls is a step. */
function watched({ ports, reconcilerOver }: Backends, { before, after }: Course): Ports {
  const watch = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get: (target, property) => {
        const call: unknown = Reflect.get(target, property);
        if (typeof call !== 'function') return call;
        return async (...values: unknown[]) => {
          const step = `${name}.${String(property)}`;
          await before?.(step);
          const result: unknown = await call(...values);
          await after?.(step);
          return result;
        };
      },
    });
  const objects = watch('objects', ports.objects);
  return {
    containers: watch('containers', ports.containers),
    resources: watch('resources', ports.resources),
    catalogue: watch('catalogue', ports.catalogue),
    objects,
    reconciler: watch('reconciler', reconcilerOver(objects)),
    plan: watch('plan', ports.plan),
    clones: watch('clones', ports.clones),
    remains: watch('remains', ports.remains),
    deletions: watch('deletions', ports.deletions),
    recounts: watch('recounts', ports.recounts),
    lists: watch('lists', ports.lists),
    usage: watch('usage', ports.usage),
  };
}
