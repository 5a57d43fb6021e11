import type { GroupCommit } from '../../../database/group-commit.ts';
import type { StoredObject } from '../stored-object.ts';
import type { VersionRows } from './version-rows.ts';

/** For how long a confirmation may wait for others, in milliseconds: each write to the disk keeps requests waiting. */
const DELAY = 100;

type Confirmed = Pick<StoredObject, 'key' | 'sequencer'>;

/** Notes that events were delivered, many at once. They are delivered again where the process ends before. */
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

  /** Writes what waits. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#group.begin();
    for (const object of this.#waiting) this.#versions.confirmEvent(object);
    this.#waiting = [];
  }
}
