import { paginateScan } from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import type { CloneWork } from '../../../lambdas/model/containers/clone/clone.ts';
import type { Remains } from '../../../lambdas/model/containers/clone/remains.ts';
import type { ContainerDeletion } from '../../../lambdas/model/containers/deletion.ts';
import type { ObjectStore } from '../../../lambdas/model/resources/ports.ts';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import type { Recount } from '../../../lambdas/model/usage/recount.ts';
import { writeMany } from '../../../lambdas/table/batch.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { clonePlanRecords } from '../../../lambdas/table/clone-plans.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { resourceLists } from '../../../lambdas/table/lists.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { usageRecords } from '../../../lambdas/table/usage.ts';
import { memoryStores } from '../../unit/support/memory-stores.ts';
import { openEmbeddedTable } from '../adapters/embedded-table.ts';

/** About now. */
export const START = Math.floor(Date.now() / 1000) * 1000;

export type Backends = Awaited<ReturnType<typeof openBackends>>;

/** An embedded table behind the functions' adapters, and a bucket in memory, each with its own clock. */
export async function openBackends() {
  const clock = { time: START };
  const bucketClock = { time: START };
  const table = await openEmbeddedTable();
  const connection = table.connect();
  const { objects: inBucket, bucket } = memoryStores(() => bucketClock.time);
  /** Every key that an object had. */
  const keys = new Set<string>();
  /** How often each key was the target of a copy. */
  const copies = new Map<string, number>();
  const objects: typeof inBucket = {
    ...inBucket,
    put: (key, ...rest) => {
      keys.add(key);
      return inBucket.put(key, ...rest);
    },
    copy: async (from, to, ...rest) => {
      const isCopied = await inBucket.copy(from, to, ...rest);
      if (isCopied) {
        keys.add(to);
        copies.set(to, (copies.get(to) ?? 0) + 1);
      }
      return isCopied;
    },
  };

  async function rows() {
    const found: { pk: string; sk: string; forgetAt: string | undefined }[] = [];
    for await (const { Items = [] } of paginateScan(
      { client: connection.client },
      { TableName: connection.name },
    )) {
      for (const { pk, sk, forget_at } of Items)
        found.push({ pk: pk?.S ?? '', sk: sk?.S ?? '', forgetAt: forget_at?.N });
    }
    return found;
  }

  const now = () => clock.time;
  const lists = resourceLists(connection);
  const reconcilerOver = (store: ObjectStore) => createReconciler({ table: connection, objects: store, now });
  const reconciler = reconcilerOver(objects);

  return {
    clock,
    bucketClock,
    copies,
    lists,
    /** Makes a reconciler over another bucket. */
    reconcilerOver,
    /** Does the work of the table's stream and of the delayed message. */
    async settle(ids: readonly string[]): Promise<void> {
      for (const id of ids) await reconciler.reconcile(id);
      clock.time += SETTLING_SECONDS * 1000;
      for (const id of ids) expect(await reconciler.reconcile(id)).toBe('settled');
    },
    ports: {
      containers: containerRecords(connection),
      resources: resourceRecords(connection, now),
      catalogue: catalogueRecords(connection, now),
      objects,
      reconciler,
      plan: clonePlanRecords(connection),
      clones: jobRecords<CloneWork>(connection),
      remains: jobRecords<Remains>(connection),
      deletions: jobRecords<ContainerDeletion>(connection),
      recounts: jobRecords<Recount>(connection),
      lists,
      usage: usageRecords(connection),
    },
    /** All rows of the table. */
    rows,
    /** The keys of all other objects in the bucket. */
    async objectKeys(known: readonly string[] = []): Promise<string[]> {
      const others = [...keys].filter((key) => !known.includes(key));
      const found = await Promise.all(others.map(async (key) => (await objects.find(key)) && key));
      return found.filter((key) => key !== undefined).sort();
    },
    /** An object in the bucket. */
    look(key: string) {
      const object = bucket.get(key) ?? expect.fail(key);
      return { ...object, content: object.content.toString() };
    },
    /** Removes all but these rows and objects, and sets the clock back. */
    async reset(kept: {
      readonly rows: ReadonlySet<string>;
      readonly keys: readonly string[];
    }): Promise<void> {
      const left = (await rows()).filter(({ pk, sk }) => !kept.rows.has(`${pk} ${sk}`));
      await writeMany(connection, { deletes: left });
      const others = [...keys].filter((key) => !kept.keys.includes(key));
      await Promise.all(others.map((key) => inBucket.delete(key)));
      for (const key of others) keys.delete(key);
      copies.clear();
      clock.time = START;
    },
    async close(): Promise<void> {
      await table.close();
    },
  };
}

export type Ports = Backends['ports'];
