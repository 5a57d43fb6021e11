import { setTimeout } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { JournaledChange } from '../store/journal.ts';
import { recordOf, sequenceNumber } from './records.ts';

/** Takes changes, as a Lambda function on the table's stream does. */
// biome-ignore lint/suspicious/noConfusingVoidType: a Lambda function may return nothing.
export type ChangeHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

/** The unconfirmed changes. */
export interface ChangeSource {
  readonly tableName: string;
  /** The first changes, at most `most`. */
  read(most: number): Promise<JournaledChange[]>;
  /** Forgets the changes up to and including this one. */
  confirm(sequence: number): Promise<void>;
}

type Log = (entry: Readonly<Record<string, unknown>>) => void;

/** Lambda's default for a stream ("BatchSize"). */
const BATCH = 100;
/** How long changes are gathered into a batch, in milliseconds ("MaximumBatchingWindowInSeconds"). */
const WINDOW = 50;
const TRIES = 3;
/** The pause before another try, in milliseconds, times the number of failures. */
const PAUSE = 100;
/** How often `drained` checks, in milliseconds. */
const LOOK_AGAIN = 5;

/**
 * Delivers changes in order and in batches, each at least once. It retries a failed change together with all later
 * ones, as Lambda does with a stream, and leaves the change out after its third failure.
 */
export class StreamDelivery {
  readonly #source: ChangeSource;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #handler: ChangeHandler | undefined;
  #running: Promise<void> | undefined;
  #news = false;
  /** The change that failed last, and how often. */
  #failed = { sequence: -1, times: 0 };

  constructor(source: ChangeSource, log: Log) {
    this.#source = source;
    this.#log = log;
  }

  /** Begins with the changes that an earlier process has left. */
  deliverTo(handler: ChangeHandler): void {
    this.#handler = handler;
    this.wake();
  }

  /** Call this when there are changes. */
  wake(): void {
    this.#news = true;
    if (this.#handler !== undefined && !this.#stopping.signal.aborted)
      this.#running ??= this.#run(this.#handler);
  }

  /** Resolves when all earlier changes are delivered. */
  async drained(): Promise<void> {
    while ((await this.#source.read(1)).length > 0) await setTimeout(LOOK_AGAIN);
  }

  /** Stops after the current batch. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(handler: ChangeHandler): Promise<void> {
    while (this.#news && !this.#stopping.signal.aborted) {
      await setTimeout(WINDOW, undefined, { signal: this.#stopping.signal }).catch(() => {});
      this.#news = false;
      const changes = await this.#source.read(BATCH);
      if (changes.length === 0) continue;
      this.#news = true;
      await this.#deliver(changes, handler);
    }
    this.#running = undefined;
  }

  async #deliver(changes: JournaledChange[], handler: ChangeHandler): Promise<void> {
    const failure = await this.#firstFailure(changes, handler);
    const done = failure === undefined ? changes.length : failure.index;
    const last = changes[done - 1];
    if (last !== undefined) await this.#source.confirm(last.sequence);
    const failed = changes[done];
    if (failure !== undefined && failed !== undefined) await this.#afterFailure(failed, failure.error);
  }

  /** The first change that the handler failed: the one its answer names, or else the first of the batch. */
  async #firstFailure(
    changes: readonly JournaledChange[],
    handler: ChangeHandler,
  ): Promise<{ index: number; error: unknown } | undefined> {
    const { tableName } = this.#source;
    try {
      const answer = await handler({ Records: changes.map((change) => recordOf(change, tableName)) });
      if (!answer || answer.batchItemFailures.length === 0) return undefined;
      const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      const index = changes.findIndex(({ sequence }) => failed.includes(sequenceNumber(sequence)));
      return { index: Math.max(0, index), error: 'The handler reported it.' };
    } catch (error) {
      return { index: 0, error };
    }
  }

  async #afterFailure({ sequence, keys }: JournaledChange, error: unknown): Promise<void> {
    const times = this.#failed.sequence === sequence ? this.#failed.times + 1 : 1;
    this.#failed = { sequence, times };
    if (times < TRIES) {
      await setTimeout(PAUSE * times, undefined, { signal: this.#stopping.signal }).catch(() => {});
      return;
    }
    const cause = error instanceof Error ? error.stack : error;
    this.#log({ message: 'A change of the table was left out.', keys, error: cause });
    await this.#source.confirm(sequence);
  }
}
