import { BatchWriteItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { clonePlanRecords } from '../../../lambdas/adapters/clone-plan-records.ts';
import { containerRecords } from '../../../lambdas/adapters/container-records.ts';
import { jobRecords } from '../../../lambdas/adapters/job-records.ts';
import { resourceRecords } from '../../../lambdas/adapters/resource-records.ts';
import { s3Objects } from '../../../lambdas/adapters/s3-objects.ts';
import type { CloneWork } from '../../../lambdas/domain/clone.ts';
import type { ContainerDeletion } from '../../../lambdas/domain/container-deletion.ts';
import { openEmbeddedTable, TABLE_NAME } from '../adapters/embedded-table.ts';
import { bucket, credentials, region, startStore } from '../object-store/running-store.ts';

/** About now. */
export const START = Math.floor(Date.now() / 1000) * 1000;

export type Backends = Awaited<ReturnType<typeof openBackends>>;

/**
 * An embedded table and an embedded bucket behind the adapters that the functions have. The functions' clock is moved by
 * tests, the bucket's stands still: the SDK would send each request that fails twice were that one minutes from its own.
 */
export async function openBackends() {
  const clock = { time: START };
  const bucketClock = { time: START };
  const [table, store] = await Promise.all([openEmbeddedTable(), startStore({}, bucketClock)]);
  const client = table.connect();
  /** Every key that an object was given. */
  const keys = new Set<string>();
  /** How often each key got a copy. */
  const copies = new Map<string, number>();
  const inBucket = s3Objects({
    environment: {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: store.url,
      BUCKET_NAME: bucket,
    },
    now: () => clock.time,
    log: () => {},
  });
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
    for await (const { Items = [] } of paginateScan({ client }, { TableName: TABLE_NAME })) {
      for (const { pk, sk, forget_at } of Items)
        found.push({ pk: pk?.S ?? '', sk: sk?.S ?? '', forgetAt: forget_at?.N });
    }
    return found;
  }

  return {
    clock,
    bucketClock,
    copies,
    ports: {
      containers: containerRecords(client, TABLE_NAME),
      resources: resourceRecords(client, TABLE_NAME),
      catalogue: catalogueRecords(client, TABLE_NAME, () => clock.time),
      objects,
      plan: clonePlanRecords(client, TABLE_NAME),
      clones: jobRecords<CloneWork>(client, TABLE_NAME),
      deletions: jobRecords<ContainerDeletion>(client, TABLE_NAME),
    },
    /** All that is in the table. */
    rows,
    /** The keys of all else that is in the bucket. */
    async objectKeys(known: readonly string[] = []): Promise<string[]> {
      const others = [...keys].filter((key) => !known.includes(key));
      const found = await Promise.all(others.map(async (key) => (await objects.find(key)) && key));
      return found.filter((key) => key !== undefined).sort();
    },
    /** An object as it is in the bucket. */
    async look(key: string) {
      const [object, tagging] = await Promise.all([
        store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key })),
        store.client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: key })),
      ]);
      const [tag] = tagging.TagSet ?? [];
      return {
        content: await object.Body?.transformToString(),
        contentType: object.ContentType,
        lifecycle: tag?.Value === 'never' ? ('never' as const) : Number(tag?.Value),
        madeAt: object.LastModified?.getTime() ?? 0,
      };
    },
    /** Removes all but these rows and objects, and sets the clock back. */
    async reset(kept: {
      readonly rows: ReadonlySet<string>;
      readonly keys: readonly string[];
    }): Promise<void> {
      const left = (await rows()).filter(({ pk, sk }) => !kept.rows.has(`${pk} ${sk}`));
      for (let start = 0; start < left.length; start += 25) {
        const requests = left
          .slice(start, start + 25)
          .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: { S: pk }, sk: { S: sk } } } }));
        await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: requests } }));
      }
      const others = [...keys].filter((key) => !kept.keys.includes(key));
      await Promise.all(others.map((key) => inBucket.delete(key)));
      for (const key of others) keys.delete(key);
      copies.clear();
      clock.time = START;
    },
    async close(): Promise<void> {
      await Promise.all([table.close(), store[Symbol.asyncDispose]()]);
    },
  };
}

export type Ports = Backends['ports'];
