import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { GroupCommit } from '../../database/group-commit.ts';
import type { Item } from '../engine/item.ts';

/** How long confirmations are gathered into one write, in milliseconds: each write delays other requests. */
const CONFIRMATION_DELAY = 100;

/** A change of an item, with both images. */
export interface Change {
  readonly keys: Item;
  readonly old: string | null;
  readonly new: string | null;
  /** The size of the keys and both images, in bytes. */
  readonly size: number;
  /** Whether the time to live deleted it. */
  readonly expired: boolean;
}

export interface JournaledChange extends Change {
  /** Grows with each change and is never reused. */
  readonly sequence: number;
  /** The time of the change in milliseconds since 1970. */
  readonly at: number;
}

/** The unconfirmed changes in order. A change is journaled in the transaction that makes it, so that none is lost. */
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

  /** Whether a change was journaled since the last call. */
  takeNews(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  /** The first changes, at most `most`. */
  read(most: number): JournaledChange[] {
    return this.#statements.read.all(this.#confirmed, most).map(changeOf);
  }

  /** Confirms the changes up to and including this one, a little later: after a crash they may come again. */
  confirm(sequence: number): void {
    this.#confirmed = sequence;
    this.#forgetting ??= setTimeout(() => this.forget(), CONFIRMATION_DELAY);
  }

  /** Deletes the confirmed changes. */
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
