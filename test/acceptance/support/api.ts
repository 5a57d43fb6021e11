import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { expect } from 'vitest';
import { type Answer, type Call, exchange } from './http.ts';
import type { Client } from './target.ts';

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

/** The API at an address, called by a well-behaved client. */
export function apiAt(baseUrl: string) {
  const send = (call: ApiCall) => sendPatiently(baseUrl, call);

  /** Asks for an upload, with any fields. */
  const create = (token: string, fields: unknown) =>
    send({
      method: 'POST',
      path: '/v1/resources',
      token,
      headers: { 'content-type': JSON_TYPE },
      body: JSON.stringify(fields),
    });

  return {
    send,
    create,

    /** Asks for an upload, and expects success. */
    async reserve(token: string, fields: object = {}): Promise<Reservation> {
      return granted(await create(token, { ...SAMPLE, ...fields }));
    },

    /** Gets an access token, by default with the client credentials grant. */
    async token({ client_id, client_secret }: Client, parameters: object = {}): Promise<string> {
      const form = { grant_type: 'client_credentials', client_id, client_secret, ...parameters };
      const body = new URLSearchParams(form).toString();
      const { status, text } = await send({
        method: 'POST',
        path: '/oauth/token',
        headers: { 'content-type': FORM },
        body,
      });
      expect(status, text).toBe(200);
      return v.parse(v.object({ access_token: v.string() }), JSON.parse(text)).access_token;
    },

    get: (id: string) => send({ path: `/v1/resources/${id}` }),
    resolve: (token: string, reference: string) =>
      send({ path: `/v1/resources/${reference}/resolve`, token }),
    remove: (token: string, id: string) => send({ method: 'DELETE', path: `/v1/resources/${id}`, token }),

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

/** Sends a request. If the client is over its limit, sends it again when `Retry-After` says so. */
async function sendPatiently(baseUrl: string, call: ApiCall): Promise<Answer> {
  const { token, headers, ...rest } = call;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await exchange(baseUrl, { ...rest, headers: { ...authorization, ...headers } });
  expectCommonHeaders(answer);
  if (answer.status !== 429) return answer;
  await setTimeout(Number(answer.headers['retry-after']) * 1000);
  return sendPatiently(baseUrl, call);
}

/** Expects the headers of every answer of the API. */
export function expectCommonHeaders({ headers }: Answer): void {
  expect(headers).toMatchObject({
    'x-request-id': expect.stringMatching(/./),
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringMatching(/^(no-store|public, max-age=\d+)$/),
  });
}
