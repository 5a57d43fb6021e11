import { expect } from 'vitest';
import { ApiError, createClient, type ResourceManager } from '../../../client/src/index.ts';
import { type Answer, type Call, exchange } from './http.ts';

/** Sends the requests of a client to the origin of `baseUrl`; `keep` gets each answer as it came. */
export function transportTo(baseUrl: string, keep: (answer: Answer) => void = () => {}) {
  return async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const answer = await exchange(baseUrl, {
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      ...(request.body === null ? {} : { body: new Uint8Array(await request.arrayBuffer()) }),
    });
    keep(answer);
    const { status, headers, text } = answer;
    return new Response(text === '' ? null : text, { status, headers: headersOf(headers) });
  };
}

function headersOf(headers: Answer['headers']): [string, string][] {
  return Object.entries(headers).map(([name, value = '']) => [name, String(value)]);
}

/**
 * Lets the typed client send a request, with a token unless the request has credentials of its own. Resolves to the
 * answer as it came; a refusal must be one that the client can read, whatever the door's words.
 */
export async function askedByClient(
  baseUrl: string,
  token: string,
  ask: (api: ResourceManager['api']) => Promise<unknown>,
): Promise<Answer> {
  const answers: Answer[] = [];
  const fetch = transportTo(baseUrl, (answer) => answers.push(answer));
  const { api } = createClient({ baseUrl, credentials: { token }, fetch });
  const refusal = await ask(api).then(
    () => undefined,
    (error: unknown) => error,
  );
  const answer = answers.at(-1);
  if (answer === undefined || (refusal !== undefined && !(refusal instanceof ApiError))) throw refusal;
  expect(refusal?.status).toBe(answer.status < 400 ? undefined : answer.status);
  // Words, not the body as it is.
  if (refusal !== undefined) expect(refusal.message).toMatch(/^[^{[<]/);
  return answer;
}

/** Sends a request by the typed client that has no types: its path and body are sent as they are. */
export function sendByClient(baseUrl: string, token: string, call: Call): Promise<Answer> {
  const { method = 'GET', path, headers, body } = call;
  return askedByClient(baseUrl, token, (api) => {
    const request = api.request as (method: string, path: string, options: object) => Promise<unknown>;
    return request(method.toLowerCase(), path, {
      headers,
      body,
      bodySerializer: (text: string) => text,
      parseAs: 'text',
    });
  });
}
