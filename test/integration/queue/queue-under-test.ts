import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { onTestFinished, vi } from 'vitest';
import { reconcileQueue } from '../../../lambdas/aws/reconcile-queue.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { openQueue } from '../../../local/queue/queue.ts';
import { ACCESS_KEY } from '../../support/signed-requests.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'queue-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** The embedded queue with a clock that only the test sets, the SDK's client for it, and the adapter. */
export async function open(directory: string, clock = { time: 5000 }) {
  const credentials = ACCESS_KEY;
  const log: Readonly<Record<string, unknown>>[] = [];
  const queue = await openQueue({
    directory,
    name: 'reconcile',
    redeliveryPause: MINUTE,
    batchSize: 10,
    atOnce: 1,
    now: () => clock.time,
    log: (entry) => log.push(entry),
    credentials,
  });
  const client = new SQSClient({ endpoint: queue.endpoint, region: 'local', credentials, maxAttempts: 1 });
  const platform: Platform = {
    environment: {
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      RECONCILE_QUEUE_URL: queue.url,
    },
    now: () => clock.time,
    log: () => {},
  };
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= queue.close().finally(() => client.destroy()));
  onTestFinished(close);
  return { ...queue, close, client, platform, adapter: reconcileQueue(platform), clock, log };
}

/** A handler that fails for these bodies. */
export function handler(...failing: readonly string[]) {
  return vi.fn(async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = Records.filter(({ body }) => failing.includes(body));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
}

/** The bodies that a handler received, call by call. */
export function bodiesOf({ mock }: ReturnType<typeof handler>): string[][] {
  return mock.calls.map(([{ Records }]) => Records.map(({ body }) => body));
}
