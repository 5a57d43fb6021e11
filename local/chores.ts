import type { Platform } from './service.ts';
import { TaskSet } from './task-set.ts';

const MINUTE = 60_000;

/** What AWS does by itself from time to time, and nobody waits for. */
export class Chores {
  readonly #log: Platform['log'];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #underWay = new TaskSet();

  constructor(log: Platform['log']) {
    this.#log = log;
  }

  /**
   * Does the chore every minute from now on. Hands back what does it at once as well. Where it fails, the log gets the
   * message, and that is all.
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

  /** Begins nothing any more and waits for what is under way. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#underWay.idle();
  }
}
