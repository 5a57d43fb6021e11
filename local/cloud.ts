import path from 'node:path';
import { openAccessKey } from './access-key.ts';
import { Chores } from './chores.ts';
import { localEnvironment } from './environment.ts';
import { openFunctions } from './functions/functions.ts';
import { createGateway } from './gateway/gateway.ts';
import { bindHandlers } from './handlers.ts';
import { openKeyManagement } from './key-management/key-management.ts';
import { BUCKET, RECONCILE_QUEUE, RUN_JOB, TABLE, WEBHOOK_QUEUE } from './names.ts';
import { openObjectStore } from './object-store/object-store.ts';
import { openQueue } from './queue/queue.ts';
import { openServer } from './server.ts';
import type { ObjectCreatedEvent, Platform } from './service.ts';
import { corsRules, EXPIRY_TAG, LAST_LIFECYCLE_RULE, UPLOADS } from './service.ts';
import { openTable } from './table/table.ts';

/** How long Lambda waits before it invokes a function again that has failed, in milliseconds. */
const RETRY_PAUSES = [60_000, 120_000];

/** How long a request to the API may be on its way, in milliseconds; uploads to the object store take what they need. */
const REQUEST_TIMEOUT = 300_000;

/** How long the queue waits before it delivers again what has failed, in milliseconds. */
const REDELIVERY_PAUSE = 60_000;

type RecordUpload = (event: ObjectCreatedEvent) => Promise<void>;

export interface LocalCloudOptions {
  /** Where everything is kept; made if it is not there. */
  readonly dataDirectory: string;
  /** The API's port, after which comes the object store's; 0 takes any free ones. */
  readonly port: number;
  readonly now: () => number;
  readonly log: Platform['log'];
  /** Settings that differ from the usual, by name. */
  readonly settings?: Platform['environment'];
  /** By how many milliseconds the table's indexes follow it; 0 if not given. */
  readonly indexLag?: number;
  /** Wraps the function that records uploads: tests keep its events back. */
  readonly intercept?: (record: RecordUpload) => RecordUpload;
}

export interface LocalCloud {
  readonly baseUrl: string;
  /** What the handlers are bound to; with it, an operator's command reaches the same table. */
  readonly platform: Platform;
  /** Removes what S3's lifecycle rules and DynamoDB's time to live would have removed by now. */
  sweep(): Promise<void>;
  /** Starts the unfinished jobs again, as the schedule would by now. */
  resumeJobs(): Promise<void>;
  /** Takes what has expired out of its lists, as the schedule would by now. */
  endResources(): Promise<void>;
  /** Delivers the messages whose time has come, as the queue would by now. */
  deliverDue(): Promise<void>;
  /** Resolves when the table's stream has delivered all changes that were made before. */
  changesDelivered(): Promise<void>;
  /** Ends after the requests under way, and after each job's current step. */
  close(): Promise<void>;
}

/**
 * The embedded cloud in one process: gateway, table, object store, keys, functions and queue. Gateway and object store
 * have an origin each, as in AWS: clients that follow a redirect to a file leave the API's token behind, and what a file
 * may do in a browser it does not do to the API.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { dataDirectory, now } = options;
  const credentials = await openAccessKey(dataDirectory);
  const [table, keyManagement, functions, queue, webhookQueue] = await Promise.all([
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
  ]);
  const { api, files } = await openAddresses(options.port).catch(async (error: unknown) => {
    await Promise.all(
      [table, keyManagement, functions, queue, webhookQueue].map((service) => service.close()),
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
    settings: options.settings ?? {},
  });
  const platform: Platform = { environment, now, log: options.log, callTable: table.call };
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
  const gateway = createGateway({
    routes: handlers.routes,
    fallback: handlers.fallback,
    corsOrigins: ['*'],
    now,
  });
  api.serve(gateway);
  files.serve(objectStore.handle);

  // Now that the object store answers: what changes leave to do may need it.
  table.deliverTo(handlers.tableStream);

  const sweep = async () => {
    await Promise.all([table.sweep(), objectStore.sweep()]);
  };
  const chores = new Chores(options.log);
  chores.everyMinute(sweep, 'The sweep failed.');
  const takeUpJobs = chores.everyMinute(handlers.resumeJobs, 'The jobs could not be taken up.');
  chores.everyMinute(handlers.endResources, 'What has expired could not be taken out of its lists.');
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
    changesDelivered: table.drained,
    async close() {
      await chores.close();
      // Jobs first: they may need the object store for their last step.
      await functions.stop();
      await table.stopDelivering();
      await Promise.all([queue.stop(), webhookQueue.stop()]);
      await api.close();
      await files.close();
      await objectStore.close();
      await Promise.all([table.close(), keyManagement.close(), functions.close()]);
      // Last: whatever ends before may still send a message.
      await Promise.all([queue.close(), webhookQueue.close()]);
    },
  };
}

/** The API's address and the object store's. Rejects where one of the ports is taken. */
async function openAddresses(port: number) {
  const api = await openServer(port, { requestTimeout: REQUEST_TIMEOUT });
  try {
    return { api, files: await openServer(port === 0 ? 0 : port + 1) };
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** The stack's rule passes on events of what providers have sent to the bucket, and of no other object. */
function ofUploads(handle: RecordUpload): RecordUpload {
  return async (event) => {
    if (event.detail.object.key.startsWith(UPLOADS)) await handle(event);
  };
}
