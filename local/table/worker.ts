/**
 * Runs the table in a thread of its own, since it waits for the disk and costs as much processor time as everything else
 * in the local mode. Takes `WorkerOptions` as `workerData`; says a `WorkerReport`, then a `WorkerMessage` for each `Call`.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { chores } from './chores.ts';
import { checkCreation, creation, describe } from './description.ts';
import { openEndpoint } from './endpoint/endpoint.ts';
import { type Answering, answering } from './engine/answers.ts';
import { operationsOn } from './engine/operations.ts';
import type { Stores } from './engine/writer.ts';
import { type Call, CHORES, type WorkerMessage, type WorkerOptions, type WorkerReport } from './messages.ts';
import { openDatabase } from './store/database.ts';
import { GroupCommit } from './store/group-commit.ts';
import { IndexEntries } from './store/index-entries.ts';
import { ItemStore } from './store/items.ts';
import { Journal } from './store/journal.ts';

async function run(port: MessagePort, options: WorkerOptions): Promise<void> {
  const say = (message: WorkerReport | WorkerMessage) => port.postMessage(message);
  const request = creation(options.tableName);
  checkCreation(request);
  const database = openDatabase(options.directory, JSON.stringify(request));
  const group = new GroupCommit(database, () => {
    if (journal.takeNews()) say('changed');
  });
  const journal = new Journal(database, group);
  const entries = new IndexEntries(database, group, options.indexLag);
  entries.catchUp(Number.POSITIVE_INFINITY);
  const stores: Stores = {
    table: describe(options.tableName, Date.now()),
    ...{ group, entries, items: new ItemStore(database) },
    journal: options.stream ? journal : undefined,
  };
  const operations = operationsOn(stores);
  const endpoint = await openEndpoint(answering(operations, group), options.credentials);
  const close = async () => {
    await endpoint.close();
    journal.forget();
    await group.settled();
    database.close();
  };
  serve(port, answering({ ...operations, ...chores(stores, journal) }, group), close);
  say({ port: endpoint.port });
}

function serve(port: MessagePort, answer: Answering, close: () => Promise<void>): void {
  const say = (message: WorkerMessage) => port.postMessage(message);
  port.on('message', async ({ id, operation, body }: Call) => {
    if (operation !== CHORES.close) {
      say({ id, answer: await answer(operation, body) });
      return;
    }
    await close();
    say({ id, answer: { statusCode: 200, body: '{}' } });
    port.close();
  });
}

if (parentPort !== null) {
  const port = parentPort;
  await run(port, workerData).catch((error: unknown) => {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
    port.close();
  });
}
