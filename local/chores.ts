import type { Platform } from './service.ts';
import { TaskSet } from './task-set.ts';

const MINUTE = 60_000;

/** Periodic work that AWS does by itself. */
export class Chores {
  readonly #log: Platform['log'];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #underWay = new TaskSet();

  constructor(log: Platform['log']) {
    this.#log = log;
  }

  /**
   * Does the chore every minute. Returns a function that does it at once. A failure is only logged, with the message
   * `failed`.
   */
  everyMinute(chore: () => Promise<void>, failed: string): () => Promise<void> {
    const attempt = async () => {
      try {
        await chore();
      } catch (error) {
        this.#log({ level: 'ERROR', message: failed, error: String(error) });
      }
    };
    const tracked = () => this.#underWay.add(attempt());
    this.#timers.push(setInterval(tracked, MINUTE));
    return tracked;
  }

  /** Starts no more chores, and waits for those that are running. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#underWay.idle();
  }
}
