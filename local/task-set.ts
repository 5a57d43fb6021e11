/** Work under way that somebody may want to see the end of. */
export class TaskSet {
  readonly #tasks = new Set<Promise<void>>();

  /** Adds a task that never rejects and hands it back. */
  add(task: Promise<void>): Promise<void> {
    this.#tasks.add(task);
    return task.finally(() => this.#tasks.delete(task));
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
  }
}
