import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { ContentUpdate, ContentUpload, ContentUploadV1 } from '../../../client/src/index.ts';
import { apiAt, JSON_TYPE } from './api.ts';
import type { Answer } from './http.ts';

/** "POST response body" of the Media Upload API version 2: exactly these. */
const description = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  expirationDate: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/))),
  size: v.pipe(v.number(), v.integer()),
  contentType: v.string(),
});

/** "GET response body" and the body of a 302: the same with the location. */
const locatedDescription = v.strictObject({ ...description.entries, location: v.pipe(v.string(), v.url()) });

export type Description = v.InferOutput<typeof description>;
export type LocatedDescription = v.InferOutput<typeof locatedDescription>;

/** The value of an `Authorization` header (RFC 7617). */
export const basic = (name: string, secret: string) =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

/** The content door, called with these credentials. */
export function contentAt(baseUrl: string, authorization: string) {
  const { send, ask } = apiAt(baseUrl);
  const headers = { authorization };
  const sendText = (method: string, path: string, body: string) =>
    send({ method, path, headers: { ...headers, 'content-type': JSON_TYPE }, body });

  const at = (id: string) => ({ headers, params: { path: { id } } });

  /** Uploads with any fields. */
  const upload = (fields: unknown) =>
    ask('', (api) => api.POST('/cms/v2/content', { headers, body: fields as ContentUpload }));

  return {
    upload,
    uploadText: (body: string) => sendText('POST', '/cms/v2/content', body),
    uploadV1: (fields: unknown) =>
      ask('', (api) => api.POST('/cms/v1/content', { headers, body: fields as ContentUploadV1 })),
    update: (fields: unknown) =>
      ask('', (api) => api.PUT('/cms/v2/content', { headers, body: fields as ContentUpdate })),
    updateText: (body: string) => sendText('PUT', '/cms/v2/content', body),
    /** Sends a request to a file's address, whatever the characters of its id. */
    sendTo: (method: string, id: string) => send({ method, path: `/cms/v2/content/${id}`, headers }),
    get: (id: string) => ask('', (api) => api.GET('/cms/v2/content/{id}', at(id))),
    remove: (id: string) => ask('', (api) => api.DELETE('/cms/v2/content/{id}', at(id))),

    /** Uploads a new file, and resolves to its description. */
    async uploaded(file: Uint8Array, fields: object = {}): Promise<LocatedDescription> {
      return created(await upload({ content: base64(file), ...fields }));
    },
  };
}

/** The description in the answer to an upload of a new file, with the location from its header. */
export function created({ status, headers, text }: Answer): LocatedDescription {
  expect(status, text).toBe(201);
  const told = v.parse(description, JSON.parse(text));
  expect(headers['x-request-id']).toMatch(new RegExp(`^[A-Za-z0-9]+-${told.id}$`));
  return { ...told, location: v.parse(v.string(), headers['location']) };
}

/** The description in the answer to an upload of an existing file. Its header leads to the answer of `GET`. */
export function found({ status, headers, text }: Answer): LocatedDescription {
  expect(status, text).toBe(302);
  const told = v.parse(locatedDescription, JSON.parse(text));
  expect(headers['location']).toBe(told.location.replace('/v1/resources/', '/cms/v2/content/'));
  expect(headers['x-request-id']).toMatch(new RegExp(`^[A-Za-z0-9]+-${told.id}$`));
  return told;
}

/** The description in an answer about a file. */
export function told({ status, headers, text }: Answer): LocatedDescription {
  expect(status, text).toBe(200);
  const file = v.parse(locatedDescription, JSON.parse(text));
  expect(headers['location']).toBe(file.location);
  expect(headers['x-request-id']).toMatch(new RegExp(`^[A-Za-z0-9]+-${file.id}$`));
  return file;
}

/** The expected refusal, in the error shape of this door. */
export function contentRefusal(status: number, ...invalidReasons: readonly string[]) {
  return { status, body: { invalidReasons, valid: false } };
}

/** A text that was never uploaded before. */
export const newText = () => Buffer.from(`A text of its own: ${randomUUID()}`);

export const base64 = (file: Uint8Array) => Buffer.from(file).toString('base64');

/** The date in so many days, UTC, as requests have it. */
export const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The date in so many days, UTC, as answers have it. */
export const expirationIn = (days: number) => `${dateIn(days)}T00:00:00Z`;
