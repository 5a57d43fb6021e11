import type { Lease } from './lease.ts';
import { LeaseLost } from './ports.ts';

/** A kind of job: what it remembers between steps, and how one step is done. */
export interface JobKind<State> {
  /**
   * Does one bounded piece of work. Another worker may have been cut off anywhere in it, so it must come to the same
   * when done again. Resolves to the next state; to `done`; or to `later`, when the job has to wait for another one.
   */
  step(state: State, context: StepContext): Promise<State | 'done' | 'later'>;
  /**
   * The state in which a job continues after this many failed attempts at a step, or undefined to try again. The error
   * is the last attempt's; there is none if the last worker vanished.
   */
  giveUp?(state: State, failedAttempts: number, error?: unknown): State | undefined;
}

export interface StepContext {
  /**
   * Renews the lease when needed, or throws `LeaseLost`. Called between a read and a write that follows from it: a
   * worker without its lease must not write.
   */
  readonly keep: () => Promise<void>;
  /** Whether another worker may have been cut off in this step. */
  readonly resumed: boolean;
}

/**
 * Does a job step by step and saves its state after each. Resolves to `paused` when `mayGoOn` refuses another step or
 * the job has to wait. Rejects when a step fails and should be tried again, and with `LeaseLost`.
 */
export async function runSteps<State>(
  kind: JobKind<State>,
  lease: Lease<State>,
  mayGoOn: (state: State) => boolean,
): Promise<'done' | 'paused'> {
  const fallback = kind.giveUp?.(lease.state, lease.attempts - 1);
  if (fallback !== undefined) await lease.save(fallback);
  for (let resumed = true; mayGoOn(lease.state); resumed = false) {
    const outcome = await runStep(kind, lease, { keep: lease.keep, resumed });
    if (outcome !== 'saved') return outcome;
  }
  return 'paused';
}

async function runStep<State>(
  kind: JobKind<State>,
  lease: Lease<State>,
  context: StepContext,
): Promise<'saved' | 'done' | 'paused'> {
  try {
    const next = await kind.step(lease.state, context);
    if (next === 'later') return 'paused';
    if (next === 'done') await lease.remove();
    else await lease.save(next);
    return next === 'done' ? 'done' : 'saved';
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const fallback = kind.giveUp?.(lease.state, lease.attempts, error);
    if (fallback === undefined) throw error;
    await lease.save(fallback);
    return 'saved';
  }
}
