import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { GroupCommit } from '../../database/group-commit.ts';
import type { Item } from '../engine/item.ts';

/** For how long a confirmation may wait for others, in milliseconds: each write to the disk keeps other requests waiting. */
const CONFIRMATION_DELAY = 100;

/** A change of an item, with the items as they were written. */
export interface Change {
  readonly keys: Item;
  readonly old: string | null;
  readonly new: string | null;
  /** The bytes of the keys and both images. */
  readonly size: number;
  /** Whether the time to live deleted it. */
  readonly expired: boolean;
}

export interface JournaledChange extends Change {
  /** Grows from change to change, and is never given twice. */
  readonly sequence: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** The changes that nobody has confirmed yet, in order. Written with the change itself, so that none is lost. */
export class Journal {
  readonly #statements: Readonly<Record<'add' | 'read' | 'forget', StatementSync>>;
  readonly #group: GroupCommit;
  #news = false;
  #confirmed = 0;
  #forgetting: NodeJS.Timeout | undefined;

  constructor(database: DatabaseSync, group: GroupCommit) {
    this.#group = group;
    this.#statements = {
      add: database.prepare(
        'INSERT INTO changes (at, keys, old, new, size, expired) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      read: database.prepare('SELECT * FROM changes WHERE sequence > ? ORDER BY sequence LIMIT ?'),
      forget: database.prepare('DELETE FROM changes WHERE sequence <= ?'),
    };
  }

  add({ keys, old, new: image, size, expired }: Change): void {
    this.#news = true;
    this.#statements.add.run(Date.now(), JSON.stringify(keys), old, image, size, expired ? 1 : 0);
  }

  /** Whether there was a change since this was asked last. */
  takeNews(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  /** The first changes, `most` of them. */
  read(most: number): JournaledChange[] {
    return this.#statements.read.all(this.#confirmed, most).map(changeOf);
  }

  /** Is done with the changes up to and with this one. They come again where the process ends at once. */
  confirm(sequence: number): void {
    this.#confirmed = sequence;
    this.#forgetting ??= setTimeout(() => this.forget(), CONFIRMATION_DELAY);
  }

  /** Deletes what was confirmed. */
  forget(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    this.#group.begin();
    this.#statements.forget.run(this.#confirmed);
  }
}

function changeOf({
  sequence,
  at,
  keys,
  old,
  new: image,
  size,
  expired,
}: Record<string, unknown>): JournaledChange {
  return {
    sequence: Number(sequence),
    at: Number(at),
    keys: JSON.parse(String(keys)),
    old: textOrNull(old),
    new: textOrNull(image),
    size: Number(size),
    expired: expired === 1,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
