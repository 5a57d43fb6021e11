import { mkdir } from 'node:fs/promises';
import type { AccessKey } from '../access-key.ts';
import { DatabaseThread } from '../database/database-thread.ts';
import { openEndpoint } from './endpoint/endpoint.ts';
import type { Answer } from './engine/answers.ts';
import { CHORES, type TableFunctions, type TableThreadOptions } from './messages.ts';
import type { JournaledChange } from './store/journal.ts';
import { type ChangeHandler, StreamDelivery } from './stream/delivery.ts';

export interface TableOptions {
  /** The directory of the data, made if it is missing. Only one process can have it open. */
  readonly directory: string;
  readonly tableName: string;
  /** The current time in milliseconds since 1970, for the time to live of rows. */
  readonly now: () => number;
  /** The access key whose signatures the HTTP endpoint accepts, for any region. */
  readonly credentials: AccessKey;
  /**
   * Whether the table has a stream: it keeps changes until `deliverTo`'s handler has taken them. A table with a stream
   * must always be opened with one, or changes are lost. Defaults to true with `onChanges`.
   */
  readonly stream?: boolean;
  /** The handler of changes from the start; see `deliverTo`. */
  readonly onChanges?: ChangeHandler;
  /** Logs changes that were left out. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void;
  /** The delay of the indexes behind the table, in milliseconds; by default 0. */
  readonly indexLag?: number;
}

export interface Table {
  /** The address for a DynamoDB client in another program. */
  readonly endpoint: string;
  /** Answers a request, given its operation's name and its body, without HTTP: `Platform.callTable`. */
  call(operation: string, body: string): Promise<Answer>;
  /** Deletes the rows whose time to live has ended, and resolves to their number. */
  sweep(): Promise<{ deleted: number }>;
  /** Delivers changes to this handler, beginning with those left from before. Needs the option `stream`. */
  deliverTo(handler: ChangeHandler): void;
  /** Resolves when the handler has taken all earlier changes, or at once without a stream. */
  drained(): Promise<void>;
  /** Stops delivering after the current batch and keeps the rest. The table stays open. */
  stopDelivering(): Promise<void>;
  /** Finishes the current work, and closes the table. */
  close(): Promise<void>;
}

type TableThread = DatabaseThread<TableFunctions, undefined>;

/** How many rows a sweep deletes at once. Between two batches, other requests are served. */
const SWEEP_BATCH = 100;

/**
 * Opens the embedded DynamoDB with its one table, on disk. Every acknowledged write survives a kill of the process and
 * a power cut. Rejects with one sentence if the directory cannot be used.
 */
export async function openTable(options: TableOptions): Promise<Table> {
  const { directory, tableName, credentials, onChanges, log = () => {}, indexLag = 0 } = options;
  const { stream = onChanges !== undefined } = options;
  await mkdir(directory, { recursive: true });
  const thread: TableThread = await DatabaseThread.start({
    name: 'table',
    module: new URL('./worker.ts', import.meta.url),
    options: { directory, tableName, stream, indexLag } satisfies TableThreadOptions,
    onNotice: () => delivery.wake(),
  });
  const delivery = new StreamDelivery(changesOf(thread, tableName), log);
  const deliverTo = (handler: ChangeHandler) => {
    if (!stream) throw new Error('The table was opened without a stream.');
    delivery.deliverTo(handler);
  };
  if (onChanges !== undefined) deliverTo(onChanges);
  const call = (operation: string, body: string) => thread.call('perform', [operation, body]);
  const endpoint = await openEndpoint(call, credentials).catch(async (error: unknown) => {
    await thread.close();
    throw error;
  });
  return {
    endpoint: `http://127.0.0.1:${endpoint.port}`,
    call,
    sweep: () => sweep(thread, Math.floor(options.now() / 1000)),
    deliverTo,
    drained: () => (stream ? delivery.drained() : Promise.resolve()),
    stopDelivering: () => delivery.stop(),
    async close() {
      await delivery.stop();
      await endpoint.close();
      await thread.close();
    },
  };
}

function changesOf(thread: TableThread, tableName: string) {
  return {
    tableName,
    async read(most: number): Promise<JournaledChange[]> {
      const { changes } = await have(thread, CHORES.readChanges, { most });
      return changes;
    },
    async confirm(sequence: number): Promise<void> {
      await have(thread, CHORES.confirmChanges, { sequence });
    },
  };
}

async function sweep(thread: TableThread, time: number): Promise<{ deleted: number }> {
  let deleted = 0;
  for (;;) {
    const batch: { deleted: number } = await have(thread, CHORES.sweep, { time, most: SWEEP_BATCH });
    deleted += batch.deleted;
    if (batch.deleted < SWEEP_BATCH) return { deleted };
  }
}

/** Performs one of `CHORES`. Rejects if it fails. */
async function have(thread: TableThread, chore: string, request: object) {
  const { statusCode, body } = await thread.call('doChore', [chore, JSON.stringify(request)]);
  if (statusCode !== 200) throw new Error(`The table failed: ${body}`);
  return JSON.parse(body);
}
