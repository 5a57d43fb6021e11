/**
 * Runs the table in its own thread: it waits for the disk, and takes as much processor time as the rest of the local
 * mode. Its options are `TableThreadOptions`.
 */
import { GroupCommit } from '../database/group-commit.ts';
import { type Service, serveCalls } from '../database/serve-calls.ts';
import { chores } from './chores.ts';
import { checkCreation, creation, describe } from './description.ts';
import { answering } from './engine/answers.ts';
import { operationsOn } from './engine/operations.ts';
import type { Stores } from './engine/writer.ts';
import type { TableFunctions, TableThreadOptions } from './messages.ts';
import { openTableFile } from './store/database.ts';
import { IndexEntries } from './store/index-entries.ts';
import { ItemStore } from './store/items.ts';
import { Journal } from './store/journal.ts';

async function open(
  options: TableThreadOptions,
  notify: () => void,
): Promise<Service<TableFunctions, undefined>> {
  const request = creation(options.tableName);
  checkCreation(request);
  const database = openTableFile(options.directory, JSON.stringify(request));
  const group = new GroupCommit(database, () => {
    if (journal.takeNews()) notify();
  });
  const journal = new Journal(database, group);
  const entries = new IndexEntries(database, group, options.indexLag);
  entries.catchUp(Number.POSITIVE_INFINITY);
  const stores: Stores = {
    table: describe(options.tableName, Date.now()),
    ...{ group, entries, items: new ItemStore(database) },
    journal: options.stream ? journal : undefined,
  };
  return {
    report: undefined,
    functions: {
      perform: answering(operationsOn(stores), group),
      doChore: answering(chores(stores, journal), group),
    },
    async close() {
      journal.forget();
      await group.settled();
      database.close();
    },
  };
}

serveCalls(open);
