import { setTimeout } from 'node:timers/promises';
import { TaskSet } from '../task-set.ts';

/** The part of Lambda's context that functions use. */
export interface RunContext {
  /** The remaining time of the run, in milliseconds. */
  getRemainingTimeInMillis(): number;
}

/** A handler as Lambda calls it, with the invocation's payload. */
export type LocalFunction = (event: unknown, context: RunContext) => Promise<void>;

/** The longest run that Lambda allows, in milliseconds. */
const TIME_LIMIT = 900_000;

/** Runs asynchronously invoked functions. */
export class Runs {
  readonly #pauses: readonly number[];
  readonly #now: () => number;
  readonly #underWay = new TaskSet();
  readonly #stopping = new AbortController();

  /** A failed function is retried once after each of the pauses, in milliseconds. */
  constructor(pauses: readonly number[], now: () => number) {
    this.#pauses = pauses;
    this.#now = now;
  }

  /** Starts the function in the next turn of the event loop. */
  start(name: string, run: LocalFunction, event: unknown): void {
    void this.#underWay.add(this.#try(name, run, event));
  }

  /** Ends the time of all runs and waits for them. Retries nothing any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#underWay.idle();
  }

  async #try(name: string, run: LocalFunction, event: unknown): Promise<void> {
    const { signal } = this.#stopping;
    const failures: unknown[] = [];
    for (const pause of [0, ...this.#pauses]) {
      await setTimeout(pause, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) break;
      try {
        return await run(event, this.#context());
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) console.error(`The function ${name} failed:`, failures.at(-1));
  }

  #context(): RunContext {
    const end = this.#now() + TIME_LIMIT;
    return {
      getRemainingTimeInMillis: () => (this.#stopping.signal.aborted ? 0 : Math.max(0, end - this.#now())),
    };
  }
}
