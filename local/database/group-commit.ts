import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Puts all changes of one turn of the event loop into one transaction, so that many writers share one wait for the
 * disk.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #statements: Readonly<Record<'begin' | 'commit' | 'save' | 'release' | 'undo', StatementSync>>;
  readonly #committed: () => void;
  readonly #waiting: PromiseWithResolvers<void>[] = [];

  /** `committed` is called after each commit, before the writers' promises resolve. */
  constructor(database: DatabaseSync, committed: () => void) {
    this.#database = database;
    this.#committed = committed;
    this.#statements = {
      begin: database.prepare('BEGIN IMMEDIATE'),
      commit: database.prepare('COMMIT'),
      save: database.prepare('SAVEPOINT attempt'),
      release: database.prepare('RELEASE attempt'),
      undo: database.prepare('ROLLBACK TO attempt'),
    };
  }

  /** Call this before a change. */
  begin(): void {
    if (this.#database.isTransaction) return;
    this.#statements.begin.run();
    setImmediate(() => this.#commit());
  }

  /** Resolves once all changes so far are on the disk. Rejects if they failed. */
  settled(): Promise<void> {
    if (!this.#database.isTransaction) return Promise.resolve();
    const waiter = Promise.withResolvers<void>();
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  /** Does `work`, and undoes its changes if it throws. */
  attempt<Result>(work: () => Result): Result {
    this.begin();
    this.#statements.save.run();
    try {
      return work();
    } catch (error) {
      this.#statements.undo.run();
      throw error;
    } finally {
      this.#statements.release.run();
    }
  }

  /**
   * Does `work`, and resolves to its result once everything that it depends on is on the disk: its own changes, and
   * those of others that it has read. If it throws, every change that is not on the disk yet is undone.
   */
  async answered<Result>(work: () => Result): Promise<Result> {
    try {
      const result = work();
      await this.settled();
      return result;
    } catch (error) {
      this.abandon(error);
      throw error;
    }
  }

  /** Undoes every change that is not on the disk yet, because one of them failed half-way. */
  abandon(error: unknown): void {
    // After some failures SQLite has already ended the transaction.
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #commit(): void {
    if (!this.#database.isTransaction) return;
    try {
      this.#statements.commit.run();
    } catch (error) {
      this.abandon(error);
      return;
    }
    this.#committed();
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }
}
