import { once } from 'node:events';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { buffer } from 'node:stream/consumers';

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

/** Sends one request to the origin of `baseUrl`. */
export async function exchange(baseUrl: string, call: Call): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = call;
  const request = baseUrl.startsWith('https:') ? requestSecure : requestPlain;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const outgoing = request(baseUrl, { method, path, headers: { ...length, ...headers } });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  const bytes = await buffer(response);
  return { status: response.statusCode, headers: response.headers, text: bytes.toString('utf8') };
}
