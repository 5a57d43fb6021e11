import path from 'node:path';
import { openAccessKey } from './access-key.ts';
import { Chores } from './chores.ts';
import { localEnvironment } from './environment.ts';
import { openFunctions } from './functions/functions.ts';
import { createGateway } from './gateway/gateway.ts';
import { bindHandlers } from './handlers.ts';
import { openKeyManagement } from './key-management/key-management.ts';
import { openAuditLog } from './logs/audit-log.ts';
import { BUCKET, RECONCILE_QUEUE, RUN_JOB, TABLE, WEBHOOK_QUEUE } from './names.ts';
import { type ObjectStore, openObjectStore } from './object-store/object-store.ts';
import { openQueue } from './queue/queue.ts';
import { openServer } from './server.ts';
import type { ObjectCreatedEvent, Platform } from './service.ts';
import { corsRules, EXPIRY_TAG, LAST_LIFECYCLE_RULE, UPLOADS } from './service.ts';
import type { ChangeHandler } from './table/stream/delivery.ts';
import { openTable } from './table/table.ts';

/** How long Lambda waits before it retries a failed function, in milliseconds. */
const RETRY_PAUSES = [60_000, 120_000];

/**
 * The longest that sending a request to the API may take, in milliseconds. Uploads to the object store have no limit.
 */
const REQUEST_TIMEOUT = 300_000;

/** How long the queue waits before it redelivers a failed message, in milliseconds. */
const REDELIVERY_PAUSE = 60_000;

type RecordUpload = (event: ObjectCreatedEvent) => Promise<void>;

export interface LocalCloudOptions {
  /** The folder of all data, made if it is missing. */
  readonly dataDirectory: string;
  /** The API's port; the object store gets the next one. With 0, both get any free port. */
  readonly port: number;
  readonly now: () => number;
  readonly log: Platform['log'];
  /** Settings that replace the defaults, by name. */
  readonly settings?: Platform['environment'];
  /** The delay of the table's indexes, in milliseconds; by default 0. */
  readonly indexLag?: number;
  /** Wraps the function that records uploads, so that tests can hold back its events. */
  readonly intercept?: (record: RecordUpload) => RecordUpload;
  /** Wraps the function that follows the table's changes, in the same way. */
  readonly interceptChanges?: (follow: ChangeHandler) => ChangeHandler;
}

export interface LocalCloud {
  readonly baseUrl: string;
  /** The handlers' platform; an operator's command reaches the same table with it. */
  readonly platform: Platform;
  /** Removes the objects and rows that S3's lifecycle and DynamoDB's time to live would have removed by now. */
  sweep(): Promise<void>;
  /** Starts the unfinished jobs, as the schedule would. */
  resumeJobs(): Promise<void>;
  /** Takes expired resources out of their lists, as the schedule would. */
  endResources(): Promise<void>;
  /** Delivers the messages that are due. */
  deliverDue(): Promise<void>;
  /** Resolves when all answered uploads are recorded, and the table's stream has delivered all earlier changes. */
  changesDelivered(): Promise<void>;
  /** Closes after the current requests and each job's current step. */
  close(): Promise<void>;
}

/**
 * Starts the embedded cloud in one process: gateway, table, object store, keys, functions and queue. Gateway and object
 * store have different origins, as in AWS: clients that follow a redirect to a file leave the API's token behind, and a
 * file in a browser cannot reach the API.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { dataDirectory, now } = options;
  const credentials = await openAccessKey(dataDirectory);
  const [table, keyManagement, functions, queue, webhookQueue, logs] = await Promise.all([
    openTable({
      directory: path.join(dataDirectory, 'table'),
      tableName: TABLE,
      now,
      credentials,
      stream: true,
      indexLag: options.indexLag ?? 0,
      log: options.log,
    }),
    openKeyManagement({ directory: path.join(dataDirectory, 'keys'), keyNames: ['1'], credentials }),
    openFunctions({ pauses: RETRY_PAUSES, now, credentials }),
    openQueue({
      directory: path.join(dataDirectory, 'queue'),
      name: RECONCILE_QUEUE,
      redeliveryPause: REDELIVERY_PAUSE,
      batchSize: 10,
      atOnce: 1,
      now,
      credentials,
      log: options.log,
    }),
    openQueue({
      directory: path.join(dataDirectory, 'webhooks'),
      name: WEBHOOK_QUEUE,
      redeliveryPause: REDELIVERY_PAUSE,
      batchSize: 1,
      atOnce: 10,
      now,
      credentials,
      log: options.log,
    }),
    openAuditLog(dataDirectory, now, credentials),
  ]);
  const { api, files } = await openAddresses(options.port).catch(async (error: unknown) => {
    await Promise.all(
      [table, keyManagement, functions, queue, webhookQueue, logs].map((service) => service.close()),
    );
    throw error;
  });
  const environment = await localEnvironment({
    credentials,
    apiPort: api.port,
    filesPort: files.port,
    table,
    keyManagement,
    functions,
    queue,
    webhookQueue,
    logs,
    settings: options.settings ?? {},
  });
  // Handlers can be called while the object store opens, and then wait for it.
  const { promise: opened, resolve: open } = Promise.withResolvers<ObjectStore>();
  const platform: Platform = {
    environment,
    now,
    log: options.log,
    callTable: table.call,
    listVersions: async (key, after) => (await opened).listVersions(key, after),
  };
  const handlers = bindHandlers(platform);
  functions.provide({ [RUN_JOB]: handlers.runJob });
  queue.deliverTo(handlers.reconcileQueue);
  webhookQueue.deliverTo(handlers.deliverWebhooks);
  const objectStore = await openObjectStore({
    directory: path.join(dataDirectory, 'objects'),
    bucket: BUCKET,
    region: environment.AWS_REGION,
    credentials,
    now,
    lifecycle: {
      rules: Array.from({ length: LAST_LIFECYCLE_RULE }, (_, index) => ({
        tagKey: EXPIRY_TAG,
        tagValue: String(index + 1),
        days: index + 1,
        noncurrentDays: index + 1,
      })),
      removesExpiredDeleteMarkers: true,
      abortMultipartAfterDays: Number(environment.UPLOAD_DAYS) + 1,
    },
    corsRules: corsRules(['*']),
    onObjectCreated: ofUploads(options.intercept?.(handlers.objectCreated) ?? handlers.objectCreated),
  });
  open(objectStore);
  const gateway = createGateway({
    routes: handlers.routes,
    fallback: handlers.fallback,
    corsOrigins: ['*'],
    // As in S3, an upload is answered before its event is handled. Here, what follows the answer finds it handled.
    ready: objectStore.eventsTried,
    now,
  });
  api.serve(gateway);
  files.serve(objectStore.handle);

  // Only now, since handling a change may need the object store.
  table.deliverTo(options.interceptChanges?.(handlers.tableStream) ?? handlers.tableStream);

  const sweep = async () => {
    logs.sweep();
    await Promise.all([table.sweep(), objectStore.sweep()]);
  };
  const chores = new Chores(options.log);
  chores.everyMinute(sweep, 'Removing expired objects and rows failed; the next minute tries again.');
  const takeUpJobs = chores.everyMinute(
    handlers.resumeJobs,
    'Unfinished jobs could not be started; the next minute tries again.',
  );
  chores.everyMinute(
    handlers.endResources,
    'Expired resources could not be taken out of their lists; the next minute tries again.',
  );
  await takeUpJobs();

  return {
    baseUrl: environment.BASE_URL,
    platform,
    sweep,
    resumeJobs: handlers.resumeJobs,
    endResources: handlers.endResources,
    deliverDue: async () => {
      await Promise.all([queue.deliverDue(), webhookQueue.deliverDue()]);
    },
    changesDelivered: async () => {
      await objectStore.eventsTried();
      await table.drained();
    },
    async close() {
      await chores.close();
      // Jobs first: their last step may need the object store.
      await functions.stop();
      await table.stopDelivering();
      await Promise.all([queue.stop(), webhookQueue.stop()]);
      await api.close();
      // Handling the event of an answered upload may need the object store's address.
      await objectStore.eventsTried();
      await files.close();
      await objectStore.close();
      await Promise.all([table.close(), keyManagement.close(), functions.close(), logs.close()]);
      // Queues last: the other parts may still send messages while they close.
      await Promise.all([queue.close(), webhookQueue.close()]);
    },
  };
}

/** Opens the ports of the API and the object store. Rejects if one of them is taken. */
async function openAddresses(port: number) {
  const api = await openServer(port, { requestTimeout: REQUEST_TIMEOUT });
  try {
    return { api, files: await openServer(port === 0 ? 0 : port + 1) };
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** Passes on only the events of objects that providers sent, as the stack's rule does. */
function ofUploads(handle: RecordUpload): RecordUpload {
  return async (event) => {
    if (event.detail.object.key.startsWith(UPLOADS)) await handle(event);
  };
}
