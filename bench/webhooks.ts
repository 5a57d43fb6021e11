import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { create, getToken, send, upload } from '../test/support/api-client.ts';
import {
  makeFolder,
  processorTime,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../test/support/local-process.ts';
import {
  median,
  medianRatio,
  processorPerRequest,
  type Round,
  report,
  requestsPerSecond,
  round,
} from './measure.ts';

const UPLOADS = 400;
const ROUNDS = 3;
const CONCURRENCY = 16;
const FILE = [Buffer.alloc(1000, 'media ')];

/** Milliseconds after which every instance knows of a new webhook. */
const KNOWN_AFTER = 10_000;

/** Uploads with a webhook, from the first request to the last delivery, compared with uploads alone. */
export async function benchWebhooks(): Promise<void> {
  const data = await makeFolder();
  const local = await startLocalProcess(data);
  const receiver = await startReceiver();
  try {
    const { base_url: baseUrl } = local.credentials;
    await raiseLimit(data, local.credentials);
    const token = await getToken(local.credentials);
    const measure = () =>
      round(
        async () => upload(await create(baseUrl, token), FILE),
        UPLOADS,
        CONCURRENCY,
        () => processorTime(local.pid),
      );
    await measure();
    const alone: Round[] = [];
    for (let index = 0; index < ROUNDS; index += 1) alone.push(await measure());
    await subscribe(baseUrl, token, receiver.url);
    await pause(KNOWN_AFTER);
    const delivered: Round[] = [];
    for (let index = 0; index < ROUNDS; index += 1) {
      const startedAt = performance.now();
      const processorBefore = await processorTime(local.pid);
      await measure();
      await receiver.received((index + 1) * UPLOADS);
      const processor = (await processorTime(local.pid)) - processorBefore;
      delivered.push({ requests: UPLOADS, elapsed: performance.now() - startedAt, processor });
    }
    const speed = (all: Round[]) => `${Math.round(median(all.map(requestsPerSecond)))}/s`;
    const ratio = (of: (one: Round) => number) => medianRatio(delivered, alone, of).toFixed(2);
    report('Create and upload of 1 KB', speed(alone));
    report('The same, with each event delivered to a webhook', speed(delivered));
    report('With deliveries / without: per second', ratio(requestsPerSecond));
    report('With deliveries / without: processor time', ratio(processorPerRequest));
  } finally {
    receiver.end();
    await local.stop();
    await removeFolder(data);
  }
}

async function subscribe(baseUrl: string, token: string, url: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = [Buffer.from(JSON.stringify({ url, events: ['resource.available'] }))];
  await send('POST', `${baseUrl}/v1/webhooks`, headers, body);
}

/** A receiver that answers at once and counts deliveries. */
async function startReceiver() {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume();
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver listens on no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    /** Resolves when `wanted` deliveries have arrived. Rejects after a minute. */
    async received(wanted: number): Promise<void> {
      for (const end = performance.now() + 60_000; count < wanted; await pause(5)) {
        if (performance.now() > end) throw new Error(`Only ${count} of ${wanted} deliveries have arrived.`);
      }
    },
    end() {
      server.closeAllConnections();
      server.close();
    },
  };
}
