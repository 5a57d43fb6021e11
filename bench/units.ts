import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../lambdas/aws/dynamodb-client.ts';
import { type ObjectCreatedEvent, objectCreated } from '../lambdas/background/object-created.ts';
import type { Entry } from '../lambdas/model/catalogue/entry.ts';
import { keepContent } from '../lambdas/model/content/content.ts';
import type { ResourceLists } from '../lambdas/model/lists/ports.ts';
import { resourceListPage } from '../lambdas/model/lists/resource-list.ts';
import { changeExpiry } from '../lambdas/model/resources/change-expiry.ts';
import { deleteOwnResource } from '../lambdas/model/resources/deletion.ts';
import { objectName, partsOf } from '../lambdas/model/resources/object-name.ts';
import type { ObjectStore } from '../lambdas/model/resources/ports.ts';
import { SETTLING_SECONDS } from '../lambdas/model/resources/reconciler.ts';
import { reserve } from '../lambdas/model/resources/reservation.ts';
import { catalogueRecords } from '../lambdas/table/catalogue.ts';
import { resourceLists } from '../lambdas/table/lists.ts';
import { tableWith } from '../lambdas/table/open-table.ts';
import { createReconciler } from '../lambdas/table/reconciler.ts';
import { resourceRecords } from '../lambdas/table/resources.ts';
import { growList, WRITTEN_AFTER } from '../lambdas/table/shards.ts';
import type { Table } from '../lambdas/table/table.ts';
import { openTable } from '../local/table/table.ts';

const TABLE_NAME = 'units';
const DAY = 86_400_000;
const CONTAINER = '0123456789abcdef01234567';
/** The price of a million on-demand units in us-east-1, in dollars (DynamoDB's price list, November 2026). */
const WRITE_PRICE = 0.625;
const READ_PRICE = 0.125;

/** Units that requests have consumed, as DynamoDB counts them. */
interface Units {
  reads: number;
  writes: number;
}

/** Counts what every request of a client consumes. */
function countUnits(client: DynamoDBClient): Units {
  const units = { reads: 0, writes: 0 };
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const result = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: 'TOTAL' } });
      const output: unknown = result.output;
      const consumed = capacityOf(output);
      const isRead = /^(Get|Query|BatchGet|TransactGet)/.test(context.commandName ?? '');
      units[isRead ? 'reads' : 'writes'] += consumed;
      return result;
    },
    { step: 'initialize', name: 'countUnits' },
  );
  return units;
}

function capacityOf(output: unknown): number {
  if (typeof output !== 'object' || output === null || !('ConsumedCapacity' in output)) return 0;
  return [output.ConsumedCapacity]
    .flat()
    .map((one) => (typeof one === 'object' && one !== null && 'CapacityUnits' in one ? one.CapacityUnits : 0))
    .reduce((sum: number, count) => sum + Number(count ?? 0), 0);
}

/** A bucket that counts requests and keeps nothing. */
function countingBucket() {
  const bucket = { requests: 0 };
  const count = async () => {
    bucket.requests += 1;
  };
  const objects: ObjectStore = {
    find: async () => undefined,
    put: async (key) => {
      await count();
      return key;
    },
    setLifecycle: count,
    copy: async (_, key) => {
      await count();
      return key;
    },
    delete: count,
  };
  return { bucket, objects };
}

/** `npm run bench units`: the cost of each flow in table and bucket, measured with the real code. */
export async function benchUnits(): Promise<void> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const directory = await mkdtemp(path.join(tmpdir(), 'units-'));
  const embedded = await openTable({
    directory,
    tableName: TABLE_NAME,
    now: Date.now,
    credentials,
  });
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  const client = dynamodbClient({ environment, now: Date.now, log: () => {}, callTable: embedded.call });
  try {
    await printFlows(tableWith(client, TABLE_NAME, Date.now));
  } finally {
    client.destroy();
    await embedded.close();
    await rm(directory, { recursive: true });
  }
}

async function printFlows(table: Table): Promise<void> {
  const units = countUnits(table.client);
  const { bucket, objects } = countingBucket();
  const clock = { time: Date.now() };
  const now = () => clock.time;
  const reconciler = createReconciler({ table, objects, now });
  const resources = resourceRecords(table, now);
  const catalogue = catalogueRecords(table, now);
  const dependencies = {
    resources,
    objects,
    reconciler,
    rememberedDays: 30,
    now,
    newId: () => crypto.randomUUID(),
    idKey: async () => Buffer.alloc(32),
  };
  const rules = { uploadWindowSeconds: 3600, uploadDays: 7, rememberedDays: 30 };
  const id = crypto.randomUUID();
  const wanted = {
    fileName: `${'x'.repeat(36)}.pdf`,
    mediaType: 'application/pdf',
    tags: ['invoice'],
    expirySeconds: 86_400,
  };
  const reservation = reserve(id, 'demo', wanted, now(), rules);
  const entry: Entry = {
    name: 'Deed of the northern parcel',
    description: 'Signed in May',
    archived: false,
    attributes: {},
  };
  const described = async () => (await catalogue.find(id)) ?? fail('The resource is not there.');

  console.log(
    `${'flow'.padEnd(58)} ${['writes', 'reads', 'bucket', '$/million'].map((one) => one.padStart(9)).join(' ')}`,
  );
  const flow = async (name: string, work: () => Promise<unknown>) => {
    Object.assign(units, { reads: 0, writes: 0 });
    bucket.requests = 0;
    await work();
    const price = units.writes * WRITE_PRICE + units.reads * READ_PRICE;
    const figures = [String(units.writes), String(units.reads), String(bucket.requests), price.toFixed(2)];
    console.log(`${name.padEnd(58)} ${figures.map((one) => one.padStart(9)).join(' ')}`);
  };

  await flow('know for a minute how many shards a list has', () => table.shards.renew(['account#demo']));
  await table.shards.renew([`container#${CONTAINER}`, 'organization#acme', 'account#listed']);
  await flow('ask for an upload', () => resources.add(reservation));
  await flow('ask for an upload, in a container', () =>
    resources.add({ ...reservation, id: crypto.randomUUID(), containerId: CONTAINER }),
  );
  const object = objectName(reservation.object, 'v'.repeat(32));
  const upload = { object, size: 1000, etag: 'e'.repeat(32), uploadedAt: now() };
  const find = async () => {
    bucket.requests += 1;
    return upload;
  };
  const record = objectCreated({ resources, objects: { ...objects, find }, now });
  const { key, versionId = '' } = partsOf(object);
  const event = { detail: { object: { key, 'version-id': versionId } } } as ObjectCreatedEvent;
  await flow('record the upload', () => record(event));
  await flow('find a resource (resolve, download)', () => resources.find(id));
  await flow('describe it: eight words', async () => {
    await catalogue.describe(reservation, entry);
    await reconciler.reconcile(id);
  });
  await flow('put it into an organization', async () => {
    await catalogue.place(reservation, 'organization#acme');
    await reconciler.reconcile(id);
  });
  await flow('change one attribute', async () => {
    await catalogue.change(await described(), { attributes: { plot: 7 } });
    await reconciler.reconcile(id);
  });
  await flow('rename it', async () => {
    await catalogue.change(await described(), { name: 'Lease of the northern parcel' });
    await reconciler.reconcile(id);
  });
  await flow('make sure of words, fifteen minutes later', async () => {
    clock.time += SETTLING_SECONDS * 1000;
    await reconciler.reconcile(id);
  });
  await flow('let it live for longer', async () => {
    const { resource } = await described();
    await changeExpiry(dependencies, resource, now() + 40 * DAY);
  });
  await flow('reconcile when nothing is to be done', () => reconciler.reconcile(id));
  await flow('delete it', () => deleteOwnResource(dependencies, { id, accountId: 'demo' }));
  const content = { bytes: Buffer.from('x'), contentType: 'text/plain', extension: 'txt' };
  await flow('content, kept for a year', () =>
    keepContent(
      dependencies,
      { accountId: 'demo', by: 'client#demo' },
      { ...content, expiresAt: now() + 365 * DAY },
    ),
  );
  await flow('the same content again', () =>
    keepContent(
      dependencies,
      { accountId: 'demo', by: 'client#demo' },
      { ...content, expiresAt: now() + 365 * DAY },
    ),
  );
  for (let index = 0; index < 101; index += 1) {
    const one = { ...reservation, id: crypto.randomUUID(), accountId: 'listed', createdAt: now() + index };
    await resources.add({ ...one, object: `resources/${one.id}`, status: 'available', size: 1000 });
  }
  const lists = resourceLists(table);
  const page = (from: ResourceLists) =>
    resourceListPage({ lists: from, now, show: (one) => one.resource.id }, ['account#listed'], {
      limit: 100,
    });
  await flow('a page of 100 resources', () => page(lists));
  await growList(table, 'account#listed', 4, () => Date.now() - WRITTEN_AFTER);
  // Another instance, which does not know the list's one shard.
  const grown = tableWith(table.client, table.name, Date.now);
  await grown.shards.renew(['account#listed']);
  for (let index = 0; index < 400; index += 1) {
    const one = {
      ...reservation,
      id: crypto.randomUUID(),
      accountId: 'listed',
      createdAt: now() + 200 + index,
    };
    await resourceRecords(grown, now).add({
      ...one,
      object: `resources/${one.id}`,
      status: 'available',
      size: 1000,
    });
  }
  await flow('the same of a list in four shards', () => page(resourceLists(grown)));
}

function fail(message: string): never {
  throw new Error(message);
}
