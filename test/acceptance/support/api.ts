import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { ReservationRequest, ResourceManager } from '../../../client/src/index.ts';
import { pause } from '../../../client/src/retries.ts';
import { tokensOf } from '../../../client/src/tokens.ts';
import { type Answer, type Call, exchange } from './http.ts';
import type { Client } from './target.ts';
import { askedByClient, sendByClient, transportTo } from './typed-client.ts';

/** "Response" of the file upload endpoint, with exactly these members. */
const reservation = v.strictObject({
  uri: v.string(),
  signed_request: v.strictObject({ url: v.string(), fields: v.record(v.string(), v.string()) }),
  id: v.string(),
  expires_at: v.nullable(v.string()),
  upload_expires_at: v.string(),
});

export type Reservation = v.InferOutput<typeof reservation>;

/** A valid request for an upload; tests change the field that they examine. */
export const SAMPLE = { file_name: 'test.jpg', mime_type: 'image/jpg', mode: 'temporary_url' };

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

export interface ApiCall extends Call {
  readonly token?: string;
}

/** Sends a request by the typed client, and resolves to the answer as it came. */
type Ask = (token: string, request: (api: ResourceManager['api']) => Promise<unknown>) => Promise<Answer>;

/** The API at an address, called by a well-behaved client. */
export function apiAt(baseUrl: string) {
  const send = (call: ApiCall) => sendPatiently(baseUrl, call);

  const ask: Ask = (token, request) => patiently(() => askedByClient(baseUrl, token, request));

  /** Asks for an upload, with any fields. */
  const create = (token: string, fields: unknown) =>
    ask(token, (api) => api.POST('/v1/resources', { body: fields as ReservationRequest }));

  return {
    send,
    ask,
    create,

    /** Asks for an upload, and expects success. */
    async reserve(token: string, fields: object = {}): Promise<Reservation> {
      return granted(await create(token, { ...SAMPLE, ...fields }));
    },

    /** Gets an access token, by default with the client credentials grant. */
    token({ client_id, client_secret }: Client, parameters: object = {}): Promise<string> {
      const secrets = { clientId: client_id, clientSecret: client_secret, ...parameters };
      const sending = { fetch: transportTo(baseUrl), now: Date.now, pause, maximumWait: 60_000 };
      return tokensOf(sending, baseUrl, secrets).get();
    },

    get: (id: string) => send({ path: `/v1/resources/${id}` }),
    resolve: (token: string, reference: string) =>
      send({ path: `/v1/resources/${reference}/resolve`, token }),
    remove: (token: string, id: string) =>
      ask(token, (api) => api.DELETE('/v1/resources/{id}', { params: { path: { id } } })),

    /** The signed link that the resource's URL redirects to. */
    async link(id: string, method: 'GET' | 'HEAD' = 'GET'): Promise<string> {
      const { status, headers } = await send({ method, path: `/v1/resources/${id}` });
      expect(status).toBe(302);
      return v.parse(v.string(), headers['location']);
    },
  };
}

/** The body of a successful answer to a request for an upload. */
export function granted({ status, text }: Answer): Reservation {
  expect(status, text).toBe(200);
  return v.parse(reservation, JSON.parse(text));
}

function sendPatiently(baseUrl: string, { token, ...call }: ApiCall): Promise<Answer> {
  if (token === undefined) return patiently(() => exchange(baseUrl, call));
  if (isOrdinary(baseUrl, call)) return patiently(() => sendByClient(baseUrl, token, call));
  const headers = { authorization: `Bearer ${token}`, ...call.headers };
  return patiently(() => exchange(baseUrl, { ...call, headers }));
}

/** Whether the typed client would send the same bytes. */
function isOrdinary(baseUrl: string, { method = 'GET', path, headers = {}, body }: Call): boolean {
  const { pathname, search } = new URL(path, baseUrl);
  const isJson = Object.entries(headers).join() === `content-type,${JSON_TYPE}` && typeof body === 'string';
  const isBare = Object.keys(headers).length === 0 && body === undefined;
  const isUsual = method === 'GET' ? isBare : ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
  return pathname + search === path && isUsual && (isJson || isBare);
}

/** Sends a request. If the client is over its limit, sends it again when `Retry-After` says so. */
async function patiently(request: () => Promise<Answer>): Promise<Answer> {
  const answer = await request();
  expectCommonHeaders(answer);
  if (answer.status !== 429) return answer;
  await setTimeout(Number(answer.headers['retry-after']) * 1000);
  return patiently(request);
}

/** Expects the headers of every answer of the API. */
export function expectCommonHeaders({ headers }: Answer): void {
  expect(headers).toMatchObject({
    'x-request-id': expect.stringMatching(/./),
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringMatching(/^(no-store|public, max-age=\d+)$/),
  });
}
