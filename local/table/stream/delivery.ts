import { setTimeout } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { JournaledChange } from '../store/journal.ts';
import { recordOf, sequenceNumber } from './records.ts';

/** Takes changes, as a Lambda function on the table's stream does. */
// biome-ignore lint/suspicious/noConfusingVoidType: Lambda takes a function that answers nothing as well.
export type ChangeHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

/** The changes that nobody has confirmed yet. */
export interface ChangeSource {
  readonly tableName: string;
  /** The first ones, `most` of them. */
  read(most: number): Promise<JournaledChange[]>;
  /** Forgets those up to and with this one. */
  confirm(sequence: number): Promise<void>;
}

type Log = (entry: Readonly<Record<string, unknown>>) => void;

/** Lambda's own number for a stream ("BatchSize"). */
const BATCH = 100;
/** How long changes are gathered into a batch, in milliseconds ("MaximumBatchingWindowInSeconds"). */
const WINDOW = 50;
const TRIES = 3;
/** Before another try, in milliseconds, for each time that it has failed. */
const PAUSE = 100;
/** How often `drained` looks, in milliseconds. */
const LOOK_AGAIN = 5;

/**
 * Hands changes over in order, batch by batch, each at least once. What fails is tried again together with all that
 * comes after, as Lambda does with a stream; after the third time, the first change of it is left out.
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

  /** Starts with what is left from before. */
  deliverTo(handler: ChangeHandler): void {
    this.#handler = handler;
    this.wake();
  }

  /** To be called when there are changes. */
  wake(): void {
    this.#news = true;
    if (this.#handler !== undefined && !this.#stopping.signal.aborted)
      this.#running ??= this.#run(this.#handler);
  }

  /** Resolves when there is no change left that was made before. */
  async drained(): Promise<void> {
    while ((await this.#source.read(1)).length > 0) await setTimeout(LOOK_AGAIN);
  }

  /** Ends after the batch under way. */
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

  /** Where the handler failed first, by its answer or, if it has none, at the beginning. */
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
