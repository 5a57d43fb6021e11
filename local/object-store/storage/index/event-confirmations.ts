import type { GroupCommit } from '../../../database/group-commit.ts';
import type { StoredObject } from '../stored-object.ts';
import type { VersionRows } from './version-rows.ts';

/** How long confirmations are gathered into one write, in milliseconds: each write delays requests. */
const DELAY = 100;

type Confirmed = Pick<StoredObject, 'key' | 'sequencer'>;

/** Notes delivered events, many at once. After a crash they may be delivered again. */
export class EventConfirmations {
  readonly #versions: VersionRows;
  readonly #group: GroupCommit;
  #waiting: Confirmed[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(versions: VersionRows, group: GroupCommit) {
    this.#versions = versions;
    this.#group = group;
  }

  add({ key, sequencer }: Confirmed): void {
    this.#waiting.push({ key, sequencer });
    this.#timer ??= setTimeout(() => this.settle(), DELAY);
  }

  /** Writes the waiting confirmations. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#group.begin();
    for (const object of this.#waiting) this.#versions.confirmEvent(object);
    this.#waiting = [];
  }
}
