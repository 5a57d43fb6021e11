import { mkdir } from 'node:fs/promises';
import type { AccessKey } from '../access-key.ts';
import { DatabaseThread } from '../database/database-thread.ts';
import type { Answer } from './engine/answers.ts';
import { CHORES, type TableFunctions, type TableReport, type TableThreadOptions } from './messages.ts';
import type { JournaledChange } from './store/journal.ts';
import { type ChangeHandler, StreamDelivery } from './stream/delivery.ts';

export interface TableOptions {
  /** Where the data live; made if it is not there. One process at a time can have it open. */
  readonly directory: string;
  readonly tableName: string;
  /** The current time in milliseconds since 1970, by which rows are forgotten. */
  readonly now: () => number;
  /** Whose signatures the HTTP endpoint takes, for any region. */
  readonly credentials: AccessKey;
  /**
   * Whether changes are kept until `deliverTo`'s handler has taken them; without it there is no stream. A table that has
   * a stream must have it each time that it is opened, or changes are lost. True by itself where `onChanges` is given.
   */
  readonly stream?: boolean;
  /** Takes the changes from the start; see `deliverTo`. */
  readonly onChanges?: ChangeHandler;
  /** Hears of changes that were left out. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void;
  /** By how many milliseconds the indexes follow the table; 0 if not given. */
  readonly indexLag?: number;
}

export interface Table {
  /** The address that a DynamoDB client in another program is given. */
  readonly endpoint: string;
  /** Answers a request by its operation's name and its body, without HTTP: `Platform.callTable`. */
  call(operation: string, body: string): Promise<Answer>;
  /** Deletes what DynamoDB's time to live would delete; resolves to the number of rows. */
  sweep(): Promise<{ deleted: number }>;
  /** From now on, and with all that is left from before, changes go to this handler; needs the option `stream`. */
  deliverTo(handler: ChangeHandler): void;
  /** Resolves when the handler has taken all changes that were made before, or at once where there is no stream. */
  drained(): Promise<void>;
  /** Delivers nothing more after the batch under way; the table itself goes on. What is left is kept. */
  stopDelivering(): Promise<void>;
  /** Ends after what is under way. */
  close(): Promise<void>;
}

type TableThread = DatabaseThread<TableFunctions, TableReport>;

/** How many rows a sweep deletes at once: others are served in between. */
const SWEEP_BATCH = 100;

/**
 * The embedded DynamoDB with the one table in it, on disk: what was answered survives the process, however it ends, and
 * a power cut. Rejects with one sentence where the directory cannot be used.
 */
export async function openTable(options: TableOptions): Promise<Table> {
  const { directory, tableName, credentials, onChanges, log = () => {}, indexLag = 0 } = options;
  const { stream = onChanges !== undefined } = options;
  await mkdir(directory, { recursive: true });
  const thread: TableThread = await DatabaseThread.start({
    name: 'table',
    module: new URL('./worker.ts', import.meta.url),
    workerData: { directory, tableName, credentials, stream, indexLag } satisfies TableThreadOptions,
    onNotice: () => delivery.wake(),
  });
  const delivery = new StreamDelivery(changesOf(thread, tableName), log);
  const deliverTo = (handler: ChangeHandler) => {
    if (!stream) throw new Error('The table was opened without a stream.');
    delivery.deliverTo(handler);
  };
  if (onChanges !== undefined) deliverTo(onChanges);
  return {
    endpoint: `http://127.0.0.1:${thread.report.port}`,
    call: (operation, body) => thread.call('perform', [operation, body]),
    sweep: () => sweep(thread, Math.floor(options.now() / 1000)),
    deliverTo,
    drained: () => (stream ? delivery.drained() : Promise.resolve()),
    stopDelivering: () => delivery.stop(),
    async close() {
      await delivery.stop();
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

/** Has one of `CHORES` done; rejects where it cannot be. */
async function have(thread: TableThread, chore: string, request: object) {
  const { statusCode, body } = await thread.call('perform', [chore, JSON.stringify(request)]);
  if (statusCode !== 200) throw new Error(`The table failed: ${body}`);
  return JSON.parse(body);
}
