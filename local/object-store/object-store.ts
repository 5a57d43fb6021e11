import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsRule } from '../service.ts';
import { TaskSet } from '../task-set.ts';
import { createdEvent, type ObjectCreatedEvent } from './events/created-event.ts';
import { EventDelivery } from './events/event-delivery.ts';
import { answerRequest } from './operations.ts';
import type { Lifecycle } from './storage/lifecycle.ts';
import { ObjectStorage, type Swept } from './storage/object-storage.ts';
import { versionsDocument } from './versions/list-object-versions.ts';

export type { ObjectCreatedEvent } from './events/created-event.ts';
export type { Lifecycle, LifecycleRule } from './storage/lifecycle.ts';

export interface ObjectStoreOptions {
  /** The folder of all data, made if it is missing. Only one process may use it. */
  readonly directory: string;
  /** The only bucket; it keeps versions. */
  readonly bucket: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly lifecycle: Lifecycle;
  /** Which pages may send requests and read the answers; the first matching rule counts. */
  readonly corsRules: readonly CorsRule[];
  /** Takes each event at least once. Called again later if it rejects. */
  readonly onObjectCreated: (event: ObjectCreatedEvent) => Promise<void>;
}

/** The part of S3 that the service uses, on a local disk. */
export interface ObjectStore {
  /** Serves a request with the path `/{bucket}` or `/{bucket}/{key}` (path-style addressing). Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Lists a key's versions after one of them without HTTP: `Platform.listVersions`. */
  listVersions(key: string, after: string | undefined): Promise<string>;
  /** Resolves when the events of all uploads that were answered have been delivered, or have failed once. */
  eventsTried(): Promise<void>;
  /** Applies the lifecycle rules at the current time. */
  sweep(): Promise<Swept>;
  /** Waits for the current requests and event deliveries. */
  close(): Promise<void>;
}

/** Opens the store, repairs the state that an interrupted process left behind, and resumes undelivered events. */
export async function openObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { bucket, region, credentials, now, corsRules } = options;
  const objects = await ObjectStorage.open(options.directory, options.lifecycle);
  const events = new EventDelivery(objects, (object) => {
    return options.onObjectCreated(createdEvent(object, bucket, region));
  });
  await events.resume();
  const context = { objects, events, bucket, signer: { ...credentials, region }, now, corsRules };
  const requests = new TaskSet();
  return {
    handle: (request, response) => requests.add(answerRequest(request, response, context)),
    listVersions: (key, after) =>
      versionsDocument(
        { prefix: key, after: { key: after === undefined ? '' : key, versionId: after } },
        context,
      ),
    eventsTried: () => events.tried(),
    sweep: () => objects.sweep(now()),
    close: async () => {
      await requests.idle();
      await events.close();
      await objects.close();
    },
  };
}
