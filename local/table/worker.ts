/**
 * Runs dynalite in a thread of its own, since it costs more time on the processor than everything else in the local
 * mode. Takes the data's directory as `workerData`; says `{ port }` once it listens on 127.0.0.1, or `{ error }`; ends
 * at the first message that it gets, after what is under way.
 */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { create } from 'dynalite/db/index.js';
import { endIteratorsOnReturn } from './iterators.ts';

/** What the worker says when it has started or could not. */
export type WorkerReport = { readonly port: number } | { readonly error: string };

async function run(directory: string): Promise<WorkerReport> {
  const error = await prepareStore(directory);
  if (error !== undefined) return { error };
  const server = dynalite({ path: directory, createTableMs: 0 });
  server.on('request', surviveAbortedRequest);
  server.on('request', (_, response) => response.once('close', () => endIdleConnections(server)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The table listens on no port.');
  parentPort?.once('message', () => server.close(() => process.exit()));
  return { port: address.port };
}

/**
 * dynalite opens its store at the first request and dies of a failure, without a word of why: so open it once before.
 * Resolves to the reason where that fails.
 */
async function prepareStore(directory: string): Promise<string | undefined> {
  const { db } = create({ path: directory });
  try {
    await db.open();
    await endIteratorsOnReturn(db);
    await db.close();
    return undefined;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') {
      return `The table in ${directory} is in use by another process.`;
    }
    return `The table in ${directory} cannot be opened: ${cause}`;
  }
}

/** dynalite throws, and takes the thread with it, when a client goes away in the middle of a request. */
function surviveAbortedRequest(request: IncomingMessage, response: ServerResponse): void {
  request.removeAllListeners('error').on('error', () => response.destroy());
}

/** A closed server would wait for seconds for clients that keep a connection after their last response. */
function endIdleConnections(server: Server): void {
  if (!server.listening) server.closeIdleConnections();
}

parentPort?.postMessage(await run(workerData));
