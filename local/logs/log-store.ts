import { DatabaseSync } from 'node:sqlite';

export interface LogEvent {
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS events_timestamp ON events (timestamp);`;

/**
 * The events of a log in a file. They survive the end of the process; a power cut may cost the last ones, since a sync for
 * each batch of changes would slow down all others.
 */
export class LogStore {
  readonly #database: DatabaseSync;

  /** Opens or makes the file. Throws if it cannot be used. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec(SCHEMA);
  }

  /** Adds events, all or none. */
  add(events: readonly Omit<LogEvent, 'position'>[]): void {
    const insert = this.#database.prepare('INSERT INTO events (timestamp, message) VALUES (?, ?)');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { timestamp, message } of events) insert.run(timestamp, message);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Up to `limit` events in a range of times after a position, oldest first. */
  read(range: {
    readonly from: number;
    readonly to: number;
    readonly after: number;
    readonly limit: number;
  }) {
    const { from, to, after, limit } = range;
    const rows = this.#database
      .prepare(
        `SELECT position, timestamp, message FROM events
         WHERE position > ? AND timestamp BETWEEN ? AND ? ORDER BY position LIMIT ?`,
      )
      .all(after, from, to, limit);
    return rows.map(
      ({ position, timestamp, message }): LogEvent => ({
        position: Number(position),
        timestamp: Number(timestamp),
        message: String(message),
      }),
    );
  }

  deleteBefore(time: number): void {
    this.#database.prepare('DELETE FROM events WHERE timestamp < ?').run(time);
  }

  close(): void {
    this.#database.close();
  }
}
