import { lookup as lookUp } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress, webhookUrlProblem } from '../model/webhooks/address.ts';
import type { WebhookRequest } from '../model/webhooks/ports.ts';
import type { Attempt } from '../model/webhooks/retry.ts';

/** The longest that a receiver may take to answer, in milliseconds. */
const TIME_LIMIT = 10_000;
/** The most bytes of an answer that are read. */
const ANSWER_BYTES = 16 * 1024;

export interface WebhookRequestOptions {
  /** Allows requests to this machine, without TLS: for the local mode. */
  readonly allowLoopback: boolean;
  /** The longest that a receiver may take to answer, in milliseconds. */
  readonly timeLimit?: number;
  /** Resolves a host's addresses. */
  readonly resolve?: (host: string) => Promise<readonly { address: string; family: number }[]>;
}

const allAddresses = (host: string) => lookUp(host, { all: true });

/**
 * Posts only to receivers on the public internet: it checks a host's resolved addresses, and connects to the address it
 * has checked. It follows no redirects.
 */
export function webhookRequest(options: WebhookRequestOptions): WebhookRequest {
  const { allowLoopback, timeLimit = TIME_LIMIT, resolve = allAddresses } = options;
  return async (url, headers, body) => {
    const problem = webhookUrlProblem(url, allowLoopback);
    if (problem !== undefined) return { error: `The URL ${problem}.` };
    try {
      const { protocol, hostname } = new URL(url);
      const host = hostname.replace(/^\[|\]$/g, '');
      const isAllowed =
        protocol === 'https:' ? isPublicAddress : (address: string) => isLoopbackAddress(address);
      const addresses = await resolve(host);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return { error: 'The host does not lead to the public internet.' };
      return await post(url, headers, body, { lookup: pinned(first), timeLimit });
    } catch (error) {
      return { error: error instanceof Error ? error.message.slice(0, 200) : 'The request failed.' };
    }
  };
}

/** A look-up that always returns the checked address. */
function pinned({ address, family }: { readonly address: string; readonly family: number }): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { lookup, timeLimit }: { readonly lookup: LookupFunction; readonly timeLimit: number },
): Promise<Attempt> {
  const { promise, resolve, reject } = Promise.withResolvers<Attempt>();
  const options: RequestOptions = {
    method: 'POST',
    lookup,
    agent: false,
    signal: AbortSignal.timeout(timeLimit),
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Resource-Manager-Webhooks',
    },
  };
  const send: (url: string, options: RequestOptions) => ClientRequest = url.startsWith('https:')
    ? httpsRequest
    : httpRequest;
  const request = send(url, options);
  request.on('error', (error) =>
    reject(
      error.name === 'AbortError' || error.name === 'TimeoutError'
        ? new Error(`The receiver did not answer within ${timeLimit} ms.`)
        : error,
    ),
  );
  request.on('response', (response) => {
    const { statusCode = 0 } = response;
    const attempt: Attempt =
      statusCode >= 200 && statusCode < 300
        ? { status: statusCode }
        : { status: statusCode, error: `The receiver answered ${statusCode}.` };
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES) response.destroy();
    });
    // Only the status matters, and it has arrived.
    response.on('close', () => resolve(attempt));
    response.on('error', () => resolve(attempt));
  });
  request.end(body);
  return promise;
}
