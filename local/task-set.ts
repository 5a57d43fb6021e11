/** Running tasks whose end can be awaited. */
export class TaskSet {
  readonly #tasks = new Set<Promise<void>>();

  /** Adds a task that never rejects, and returns it. */
  add(task: Promise<void>): Promise<void> {
    this.#tasks.add(task);
    return task.finally(() => this.#tasks.delete(task));
  }

  /** Resolves when the tasks that are running now have ended. */
  async current(): Promise<void> {
    if (this.#tasks.size > 0) await Promise.all(this.#tasks);
  }

  /** Resolves when no task is running. */
  async idle(): Promise<void> {
    while (this.#tasks.size > 0) await this.current();
  }
}
