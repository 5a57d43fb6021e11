/**
 * Runs the index of objects in a thread of its own, and writes their files: both wait for the disk, and hashing the bytes
 * takes longer than everything else that is done with them. Takes `IndexThreadOptions` as
 * `workerData`.
 */
import path from 'node:path';
import { GroupCommit } from '../../../database/group-commit.ts';
import { isDamage } from '../../../database/open-database.ts';
import { type Service, serveCalls } from '../../../database/serve-calls.ts';
import { expiryTime, type LifecycleRule } from '../lifecycle.ts';
import { EventConfirmations } from './event-confirmations.ts';
import {
  DATA,
  type IndexFunctions,
  type IndexReport,
  type IndexThreadOptions,
  type SweepStep,
} from './functions.ts';
import { brokenIndex, openIndex } from './index-file.ts';
import { NewFiles } from './new-files.ts';
import { type Change, ObjectRows } from './object-rows.ts';

/** So many objects a sweep looks at in one step: others are served in between. */
const SWEEP_STEP = 500;

async function open({
  directory,
  lifecycleRules,
}: IndexThreadOptions): Promise<Service<IndexFunctions, IndexReport>> {
  const { database, setAside } = openIndex(directory);
  const group = new GroupCommit(database, () => {});
  const rows = new ObjectRows(database);
  const files = new NewFiles(path.join(directory, DATA));
  const confirmations = new EventConfirmations(rows, group);
  const reading = async <Result>(read: () => Result): Promise<Result> => {
    try {
      return await group.answered(read);
    } catch (error) {
      throw isDamage(error) ? new Error(brokenIndex(directory, String(error))) : error;
    }
  };
  const changing = async <Result>(change: () => Change<Result>): Promise<Result> => {
    const { result, unneeded } = await reading(() => {
      group.begin();
      return change();
    });
    await Promise.all(unneeded.map((file) => files.remove(file)));
    return result;
  };
  return {
    report: { setAside },
    functions: {
      find: (key) => reading(() => rows.find(key)),
      read: (key) => reading(() => rows.read(key)),
      beginFile: (file, algorithms) => files.begin(file, algorithms),
      appendToFile: (file, bytes) => files.append(file, bytes),
      endFile: (file) => files.end(file),
      discardFile: (file) => files.discard(file),
      put: async (object, content, onlyNew) => {
        const committed = await changing(() => rows.put(object, content, onlyNew));
        // Given back at once instead of when it is collected.
        if ('bytes' in content) content.bytes.buffer.transfer(0);
        return committed;
      },
      copy: (copy) => changing(() => rows.copy(copy)),
      replaceTags: (key, tags) => changing(() => ({ result: rows.replaceTags(key, tags), unneeded: [] })),
      remove: (key) => changing(() => rows.remove(key)),
      pendingEvents: () => reading(() => rows.pendingEvents()),
      confirmEvent: (object) => confirmations.add(object),
      sweep: (now, after) => changing(() => sweep(rows, lifecycleRules, now, after)),
    },
    transferred: bytesOf,
    async close() {
      confirmations.settle();
      await group.settled();
      database.close();
    },
  };
}

function sweep(
  rows: ObjectRows,
  rules: readonly LifecycleRule[],
  now: number,
  after: string,
): Change<SweepStep> {
  const objects = rows.after(after, SWEEP_STEP);
  const expired = objects.filter((object) => expiryTime(object, rules) <= now);
  const unneeded = expired.flatMap(({ key }) => rows.remove(key).unneeded);
  const next = objects.length < SWEEP_STEP ? undefined : objects.at(-1)?.key;
  return { result: { deleted: expired.length, next }, unneeded };
}

/** The bytes of an object that is read. */
function bytesOf(result: ReturnType<IndexFunctions[keyof IndexFunctions]>): ArrayBuffer[] {
  const isRead = typeof result === 'object' && 'content' in result && 'bytes' in result.content;
  return isRead ? [result.content.bytes.buffer] : [];
}

await serveCalls(open);
