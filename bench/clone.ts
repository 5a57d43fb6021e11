import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoCredentials } from '../local/demo-account.ts';
import { exchange } from '../test/support/api-client.ts';
import {
  makeFolder,
  peakMemory,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../test/support/local-process.ts';
import { type Round, report, requestsPerSecond, round } from './measure.ts';

const SMALL = 1_000;
const LARGE = 10_000;
const UPLOADS_AT_ONCE = 8;

/** Clones of 1,000 and of 10,000 resources through the running local mode: time for each resource, and memory. */
export async function benchClone(): Promise<void> {
  const data = await makeFolder();
  try {
    const filling = await startLocalProcess(data);
    await raiseLimit(data, filling.credentials);
    const small = await fill(filling.credentials, SMALL);
    const large = await fill(filling.credentials, LARGE);
    await filling.stop();
    report('POST /cms/v2/content: new files', `${Math.round(requestsPerSecond(large.uploads))}/s`);
    // A new process, so that filling the container does not count.
    const cloning = await startLocalProcess(data);
    const first = await clone(cloning.credentials, small.id, SMALL);
    const second = await clone(cloning.credentials, large.id, LARGE);
    const memory = await peakMemory(cloning.pid);
    await clone(cloning.credentials, large.id, LARGE);
    const peak = await peakMemory(cloning.pid);
    await cloning.stop();
    report(`Clone of ${LARGE} resources`, `${Math.round(requestsPerSecond(second))}/s`);
    report(
      `Clone of ${LARGE} / of ${SMALL}: time for each resource`,
      (requestsPerSecond(first) / requestsPerSecond(second)).toFixed(2),
      '1.25',
    );
    report(
      `Clone of ${LARGE} once more / once: memory at most, all in all (${Math.round(peak)} MiB)`,
      (peak / memory).toFixed(2),
      '1.10',
    );
    report(
      'Cloned / uploaded resources a second',
      (requestsPerSecond(second) / requestsPerSecond(large.uploads)).toFixed(2),
    );
  } finally {
    await removeFolder(data);
  }
}

/** Creates a container with resources, each with its own file. */
async function fill(
  credentials: DemoCredentials,
  resources: number,
): Promise<{ id: string; uploads: Round }> {
  const { id } = await call(credentials, 'POST', '/containers', { name: `${resources} resources` });
  const upload = () =>
    call(credentials, 'POST', '/cms/v2/content', {
      content: randomBytes(1000).toString('base64'),
      container_id: id,
    });
  return { id, uploads: await round(upload, resources, UPLOADS_AT_ONCE, () => 0) };
}

/** Clones a container and waits until it is done. */
async function clone(credentials: DemoCredentials, id: string, resources: number): Promise<Round> {
  const startedAt = performance.now();
  await call(credentials, 'POST', `/containers/${id}/clone`, { name: 'A copy' });
  for (;;) {
    const { completedAt, copied } = await call(credentials, 'GET', `/containers/${id}/clone`);
    if (completedAt !== null) {
      if (copied !== resources) throw new Error(`${copied} of ${resources} resources were copied.`);
      return { requests: resources, processor: 0, elapsed: performance.now() - startedAt };
    }
    await pause(50);
  }
}

async function call(
  { base_url, client_id, client_secret }: DemoCredentials,
  method: string,
  path: string,
  body?: object,
) {
  const headers = {
    authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const sent = body === undefined ? [] : [Buffer.from(JSON.stringify(body))];
  const answer = await exchange(method, base_url + path, headers, sent);
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}.`);
  return JSON.parse(answer.body.toString());
}
