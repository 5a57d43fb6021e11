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

/**
 * How far lists may be behind what was written, in milliseconds (ACCEPTANCE_INDEX_LAG): the suite passes where they are,
 * since whoever reads then waits for so long after the last write.
 */
export const INDEX_LAG = Number(process.env['ACCEPTANCE_INDEX_LAG'] ?? 0);
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

/** Whether a request may read a list: a clone or a deletion of a container does so as well. */
function looksIntoList({ method = 'GET', path }: Call): boolean {
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
