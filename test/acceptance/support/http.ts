import { once } from 'node:events';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** A request as it goes over the wire: nothing normalises its path, follows its redirect or decodes its answer. */
export interface Call {
  readonly method?: string;
  /** With the query, if there is one. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const { ACCEPTANCE_BASE_URL, ACCEPTANCE_CREDENTIALS, ACCEPTANCE_INDEX_LAG } = process.env;
const isRemote = ACCEPTANCE_BASE_URL !== undefined || ACCEPTANCE_CREDENTIALS !== undefined;

/**
 * How far lists may be behind what was written, in milliseconds: whoever reads one waits until the last write is so long
 * ago. To ask again until the answer is the expected one would not do: what is not listed yet cannot be told from what
 * never will be, and the service itself reads lists when it clones or deletes. A local target lags as far as it is told
 * to; a stage cannot be asked, and is given a bound that an index in AWS hardly ever reaches.
 */
export const INDEX_LAG = Number(ACCEPTANCE_INDEX_LAG ?? (isRemote ? 3000 : 0));
/** An upload is recorded by its event, a moment after it was answered. */
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
  return answer;
}

/**
 * Whether a request may read a list: a clone or a deletion of a container does so as well. Who asks for a next page has
 * waited for the first one.
 */
function looksIntoList({ method = 'GET', path }: Call): boolean {
  if (/[?&"]cursor|%22cursor/.test(path)) return false;
  if (CLONE.test(path)) return method === 'POST';
  if (CONTAINERS.test(path)) return method === 'GET' || method === 'DELETE';
  return method === 'GET' && /\/resources\/?(\?|$)/.test(path);
}

/** A clone has written when it is told to be done; what was refused has not. */
function mayHaveWritten({ method = 'GET', path }: Call, { status }: Answer): boolean {
  if (CLONE.test(path)) return method === 'GET' && status === 200;
  return method !== 'GET' && status < 400;
}

/** Whoever reads lists next waits until they have followed. */
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
  return { status: response.statusCode, headers: response.headers, text: bytes.toString('utf8') };
}
