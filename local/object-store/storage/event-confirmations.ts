import type { StoredObject } from './stored-object.ts';

/** How long confirmations are gathered into one write, in milliseconds: each write delays requests. */
const DELAY = 100;

export type Confirmed = Pick<StoredObject, 'key' | 'sequencer'>;

/** Notes delivered events, many at once. After a crash they may be delivered again. */
export class EventConfirmations {
  readonly #write: (confirmed: readonly Confirmed[]) => Promise<void>;
  #waiting: Confirmed[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (confirmed: readonly Confirmed[]) => Promise<void>) {
    this.#write = write;
  }

  add({ key, sequencer }: Confirmed): void {
    this.#waiting.push({ key, sequencer });
    this.#timer ??= setTimeout(() => void this.settle(), DELAY);
  }

  /** Writes the waiting confirmations. If that fails, the next opening delivers the events again. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const confirmed = this.#waiting;
    this.#waiting = [];
    if (confirmed.length > 0) await this.#write(confirmed).catch(() => {});
  }
}
