import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  type ObjectCreatedEvent,
  type ObjectStore,
  type ObjectStoreOptions,
  openObjectStore,
} from '../../../local/object-store/object-store.ts';
import { keptObjects } from '../../support/kept-objects.ts';

export const bucket = 'media';
export const region = 'eu-central-1';
export const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'an example of a secret' };

/** The id of a version that does not exist. */
export const noVersion = Buffer.alloc(24).toString('base64url');

/** An object store behind its own HTTP server, with a clock that only the test moves. */
export interface RunningStore {
  readonly url: string;
  readonly directory: string;
  readonly clock: { time: number };
  /** The events delivered so far. */
  readonly events: ObjectCreatedEvent[];
  readonly store: ObjectStore;
  /** The AWS SDK's client of this store. */
  readonly client: S3Client;
  /** The names of the store's versions and contents: two for an object that shares its bytes with no other. */
  kept(): Promise<string[]>;
  /** Stops the server and the store; the directory stays. */
  stop(): Promise<void>;
  /** Stops everything and removes the directory. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a store in the directory, or in a new one. */
export async function startStore(
  options: Partial<ObjectStoreOptions> = {},
  clock = { time: Math.floor(Date.now() / 1000) * 1000 },
): Promise<RunningStore> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'object-store-')));
  const events: ObjectCreatedEvent[] = [];
  const store = await openObjectStore({
    bucket,
    region,
    credentials,
    now: () => clock.time,
    lifecycle: { rules: [], removesExpiredDeleteMarkers: false },
    corsRules: [],
    onObjectCreated: async (event) => void events.push(event),
    ...options,
    directory,
  });
  const server = createServer((request, response) => store.handle(request, response));
  const url = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${portOf(server.address())}`));
  });
  const client = new S3Client({ endpoint: url, region, credentials, forcePathStyle: true, maxAttempts: 1 });
  // The client's clock is the store's.
  Object.defineProperty(client.config, 'systemClockOffset', {
    get: () => clock.time - Date.now(),
    set: () => {},
  });
  const stop = async (): Promise<void> => {
    client.destroy();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await store.close();
  };
  return {
    url,
    directory,
    clock,
    events,
    store,
    client,
    kept: async () => {
      const { versions, contents } = await keptObjects(directory);
      return [...versions, ...contents];
    },
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A store for all tests of a suite, which must leave it empty. Call it in the suite, before the tests. */
export function shareStore(time?: number, options: Partial<ObjectStoreOptions> = {}): () => RunningStore {
  let store: RunningStore;
  beforeAll(async () => {
    store = await startStore(options, time === undefined ? undefined : { time });
  });
  afterAll(() => store[Symbol.asyncDispose]());
  return () => store;
}

/**
 * The same, emptied after each test: a fraction of what the start of another store takes. Uploads in parts that are not
 * completed stay, but belong to no object.
 */
export function shareEmptiedStore(
  time = Math.floor(Date.now() / 1000) * 1000,
  options: Partial<ObjectStoreOptions> = {},
): () => RunningStore {
  const shared = shareStore(time, options);
  afterEach(async () => {
    const { client, clock, events } = shared();
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
    events.length = 0;
    clock.time = time;
  });
  return shared;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
