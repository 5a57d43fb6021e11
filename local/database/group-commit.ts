import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * One transaction for all that is changed within a turn of the event loop: a commit waits for the disk, and so many
 * writers share one wait.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #statements: Readonly<Record<'begin' | 'commit' | 'save' | 'release' | 'undo', StatementSync>>;
  readonly #committed: () => void;
  readonly #waiting: PromiseWithResolvers<void>[] = [];

  /** `committed` is called after each commit, before anybody hears of it. */
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

  /** To be called before a change. */
  begin(): void {
    if (this.#database.isTransaction) return;
    this.#statements.begin.run();
    setImmediate(() => this.#commit());
  }

  /** Resolves once all changes so far are on the disk; rejects where they could not be made. */
  settled(): Promise<void> {
    if (!this.#database.isTransaction) return Promise.resolve();
    const waiter = Promise.withResolvers<void>();
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  /** Does `work` wholly or, where it throws, not at all. */
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
   * Does `work` and resolves to its result once everything is on the disk that the result tells of: what was changed, and
   * what was read of another's changes. Where it throws, every change that is not on the disk yet is taken back.
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

  /** Takes back every change that is not on the disk yet, since one of them failed half-way. */
  abandon(error: unknown): void {
    // SQLite has ended the transaction itself after some failures.
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
