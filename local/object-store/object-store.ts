import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsRule } from '../service.ts';
import { TaskSet } from '../task-set.ts';
import { createdEvent, type ObjectCreatedEvent } from './events/created-event.ts';
import { EventDelivery } from './events/event-delivery.ts';
import { answerRequest } from './operations.ts';
import type { Lifecycle } from './storage/lifecycle.ts';
import { ObjectStorage, type Swept } from './storage/object-storage.ts';

export type { ObjectCreatedEvent } from './events/created-event.ts';
export type { Lifecycle, LifecycleRule } from './storage/lifecycle.ts';

export interface ObjectStoreOptions {
  /** Where everything is kept; made where it is missing. One process at a time may use it. */
  readonly directory: string;
  /** The one bucket there is; its objects have versions. */
  readonly bucket: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly lifecycle: Lifecycle;
  /** Which pages may send what and read the answers; the first rule that fits counts. */
  readonly corsRules: readonly CorsRule[];
  /** Takes each event at least once; it is called again later where it rejects. */
  readonly onObjectCreated: (event: ObjectCreatedEvent) => Promise<void>;
}

/** The part of S3 that the service uses, on one machine's disk. */
export interface ObjectStore {
  /** Serves one request whose path is `/{bucket}` or `/{bucket}/{key}` (path-style addressing). Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Does what the lifecycle asks for, as S3 would at the current time. */
  sweep(): Promise<Swept>;
  /** Waits for the requests and the event deliveries under way. */
  close(): Promise<void>;
}

/** Opens the store, heals what an interrupted process left behind and takes up the events that were not delivered. */
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
    sweep: () => objects.sweep(now()),
    close: async () => {
      await requests.idle();
      await events.close();
      await objects.close();
    },
  };
}
