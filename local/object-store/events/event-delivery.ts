import { TaskSet } from '../../task-set.ts';
import type { ObjectStorage } from '../storage/object-storage.ts';
import type { StoredObject } from '../storage/stored-object.ts';

/** The pauses before each retry, in milliseconds. After the last one, the next opening tries again. */
const PAUSES = [100, 1_000, 10_000, 60_000] as const;

/**
 * Delivers object-created events at least once each, unless the version is removed first: an event stays pending in the
 * index until its delivery succeeds.
 */
export class EventDelivery {
  readonly #objects: ObjectStorage;
  readonly #deliver: (object: StoredObject) => Promise<void>;
  readonly #underWay = new TaskSet();
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(objects: ObjectStorage, deliver: (object: StoredObject) => Promise<void>) {
    this.#objects = objects;
    this.#deliver = deliver;
  }

  /** Starts the delivery for a new object. If the first try fails, it is tried again later. */
  deliver(object: StoredObject): void {
    void this.#underWay.add(this.#try(object, 0));
  }

  /** Resumes the deliveries that an earlier process has left. */
  async resume(): Promise<void> {
    for (const object of await this.#objects.pendingEvents()) this.deliver(object);
  }

  /** Resolves when the tries that are under way have ended, whatever their outcome. */
  tried(): Promise<void> {
    return this.#underWay.current();
  }

  /** Stops trying, and waits for the current tries. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#underWay.idle();
  }

  async #try(object: StoredObject, retries: number): Promise<void> {
    try {
      // At the first try, the object cannot have been removed yet.
      if (retries > 0 && !(await this.#exists(object))) return;
      await this.#deliver(object);
      this.#objects.confirmEvent(object);
    } catch (error) {
      console.error(`The event of ${JSON.stringify(object.key)} could not be delivered:`, error);
      this.#retryLater(object, retries);
    }
  }

  async #exists({ key, versionId }: StoredObject): Promise<boolean> {
    return (await this.#objects.find(key, versionId)) !== undefined;
  }

  #retryLater(object: StoredObject, retries: number): void {
    const pause = PAUSES[retries];
    if (pause === undefined || this.#closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#underWay.add(this.#try(object, retries + 1));
    }, pause).unref();
    this.#timers.add(timer);
  }
}
