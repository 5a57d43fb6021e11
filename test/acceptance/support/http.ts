import { once } from 'node:events';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expectDescribed } from './described.ts';

/** A request as it is sent: nothing normalizes its path, follows its redirect or decodes its answer. */
export interface Call {
  readonly method?: string;
  /** Includes the query, if there is one. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
}

const { ACCEPTANCE_BASE_URL, ACCEPTANCE_CREDENTIALS, ACCEPTANCE_INDEX_LAG } = process.env;
const isRemote = ACCEPTANCE_BASE_URL !== undefined || ACCEPTANCE_CREDENTIALS !== undefined;

/**
 * How far lists may be behind a write, in milliseconds: a test that reads a list waits until the last write is older.
 * Polling for the expected answer would not do: it cannot tell a late row from a missing one, and the service itself
 * reads lists when it clones or deletes. A local target has exactly this lag. For a stage, it is a bound that an index
 * in AWS hardly ever exceeds.
 */
export const INDEX_LAG = Number(ACCEPTANCE_INDEX_LAG ?? (isRemote ? 3000 : 0));
/** An event records an upload a moment after its answer. */
const EVENT_DELAY = 200;
const CONTAINERS = /^(\/v\d\.0)?\/containers/;
const CLONE = /^(\/v\d\.0)?\/containers\/[^/]+\/clone$/;
let writtenAt = -Infinity;

/** Sends one request to the origin of `baseUrl`. */
export async function exchange(baseUrl: string, call: Call): Promise<Answer> {
  if (INDEX_LAG > 0 && looksIntoList(call))
    await pause(Math.max(0, writtenAt + INDEX_LAG + EVENT_DELAY - performance.now()));
  const answer = await send(baseUrl, call);
  if (mayHaveWritten(call, answer)) noteWrite();
  expectDescribed(call, answer);
  return answer;
}

/**
 * Whether a request may read a list, as cloning and deleting a container do. A request for a next page needs no wait:
 * the first one has waited.
 */
function looksIntoList({ method = 'GET', path }: Call): boolean {
  if (/[?&"]cursor|%22cursor/.test(path)) return false;
  if (CLONE.test(path)) return method === 'POST';
  if (CONTAINERS.test(path)) return method === 'GET' || method === 'DELETE';
  return method === 'GET' && /\/resources\/?(\?|$)/.test(path);
}

/**
 * Whether a request may have written. A clone writes until it is reported as done; a refused request writes nothing.
 */
function mayHaveWritten({ method = 'GET', path }: Call, { status }: Answer): boolean {
  if (CLONE.test(path)) return method === 'GET' && status === 200;
  return method !== 'GET' && status < 400;
}

/** Makes the next request that reads a list wait until lists have followed. */
export function noteWrite(): void {
  writtenAt = performance.now();
}

async function send(baseUrl: string, call: Call): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = call;
  const request = baseUrl.startsWith('https:') ? requestSecure : requestPlain;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const outgoing = request(baseUrl, { method, path, headers: { ...length, ...headers } });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  const bytes = await buffer(response);
  return { status: response.statusCode, headers: response.headers, text: bytes.toString('utf8'), bytes };
}
