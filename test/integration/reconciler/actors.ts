import type { Table } from '../../../lambdas/table/table.ts';

/** Works one step at a time, whenever the test says so, and can be stopped for ever. */
export class Actor {
  private waiting: (() => void) | undefined;
  private arrived: (() => void) | undefined;
  private isDone = false;
  private stepsLeft: number;

  constructor(stepsLeft = Infinity) {
    this.stepsLeft = stepsLeft;
  }

  /** Waits for the actor's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.arrived?.();
    });
  }

  /** Begins some work, up to its first step. */
  async begin(work: () => Promise<unknown>): Promise<void> {
    const arrival = this.arrival();
    work().then(
      () => this.end(),
      (error: unknown) => {
        this.failure = error;
        this.end();
      },
    );
    await arrival;
  }

  failure: unknown;

  get isActive(): boolean {
    return !this.isDone && this.stepsLeft > 0;
  }

  /** Lets the actor do its next step, up to the one after it. */
  async step(): Promise<void> {
    this.stepsLeft -= 1;
    const { waiting } = this;
    if (waiting === undefined) return;
    const arrival = this.arrival();
    this.waiting = undefined;
    waiting();
    await arrival;
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.arrived = resolve;
    });
  }

  private end(): void {
    this.isDone = true;
    this.arrived?.();
  }
}

/** A table each of whose requests waits for the turn of the actor that uses it. */
export class Seat {
  actor: Actor | undefined;
  readonly table: Table;

  constructor(table: Table) {
    this.table = table;
    // The client fixes its middleware at the first request, so this is added once, before it.
    table.client.middlewareStack.add(
      (next) => async (call) => {
        await this.actor?.turn();
        return next(call);
      },
      { step: 'initialize', name: 'turn' },
    );
  }
}
