import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** A message in the queue; times are in milliseconds since 1970. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  /** How often it was received, including this time. */
  readonly receives: number;
}

export interface NewMessage extends Pick<Message, 'id' | 'body' | 'sentAt'> {
  /** The earliest time at which it may be received. */
  readonly due: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    due INTEGER NOT NULL,
    first_received_at INTEGER,
    receives INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_due ON messages (dead, due);`;

const MESSAGE = `id, body, sent_at AS sentAt, first_received_at AS firstReceivedAt, receives`;

/** The messages of a queue in a file. Every change is on the disk before it returns. */
export class MessageStore {
  readonly #database: DatabaseSync;

  /** Opens or makes the file. Throws if it cannot be used. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.#database.exec(SCHEMA);
  }

  /** Adds messages, all or none. */
  add(messages: readonly NewMessage[]): void {
    const insert = this.#database.prepare(
      'INSERT INTO messages (id, body, sent_at, due) VALUES (?, ?, ?, ?)',
    );
    this.#atOnce(() => {
      for (const { id, body, sentAt, due } of messages) insert.run(id, body, sentAt, due);
    });
  }

  /** Receives up to `most` messages that are due at `now`, and hides them until `due`. */
  receive(now: number, most: number, due: number): Message[] {
    return this.#messages(
      `UPDATE messages
       SET due = ?, receives = receives + 1, first_received_at = coalesce(first_received_at, ?)
       WHERE position IN (SELECT position FROM messages WHERE dead = 0 AND due <= ? ORDER BY due, position LIMIT ?)
       RETURNING ${MESSAGE}`,
      [due, now, now, most],
    );
  }

  /** Moves messages that are due at `now` and were received this often to the dead letters. Returns them. */
  bury(now: number, receives: number): Message[] {
    return this.#messages(
      `UPDATE messages SET dead = 1 WHERE dead = 0 AND due <= ? AND receives >= ? RETURNING ${MESSAGE}`,
      [now, receives],
    );
  }

  /** The messages that the queue has given up, oldest first. */
  deadLetters(): Message[] {
    return this.#messages(`SELECT ${MESSAGE} FROM messages WHERE dead = 1 ORDER BY position`, []);
  }

  delete(messages: readonly Message[]): void {
    const statement = this.#database.prepare('DELETE FROM messages WHERE id = ?');
    this.#atOnce(() => {
      for (const { id } of messages) statement.run(id);
    });
  }

  /** When the next message is due. Undefined if there is none. */
  nextDue(): number | undefined {
    const row = this.#database.prepare('SELECT min(due) AS due FROM messages WHERE dead = 0').get();
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  }

  close(): void {
    this.#database.close();
  }

  #messages(statement: string, values: SQLInputValue[]): Message[] {
    const rows = this.#database.prepare(statement).all(...values);
    return rows.map(({ id, body, sentAt, firstReceivedAt, receives }) => ({
      id: String(id),
      body: String(body),
      sentAt: Number(sentAt),
      firstReceivedAt: Number(firstReceivedAt),
      receives: Number(receives),
    }));
  }

  /** Makes a change in one transaction, and so with one write to the disk. */
  #atOnce(change: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      change();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
