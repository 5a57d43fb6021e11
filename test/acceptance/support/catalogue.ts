import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { EntryChange } from '../../../client/src/index.ts';
import { apiAt, JSON_TYPE } from './api.ts';
import type { Answer } from './http.ts';

/** A resource as in the examples of the Resources API, with exactly these members. */
const entry = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  description: v.string(),
  resource: v.pipe(v.string(), v.url()),
  mime_type: v.string(),
  archived: v.boolean(),
  attributes: v.record(v.string(), v.unknown()),
  entity_type: v.nullable(v.string()),
  entity_id: v.optional(v.string()),
  container_id: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
});

export type Entry = v.InferOutput<typeof entry>;

/** One part of a form: a text, or a file with a name. */
export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly fileName?: string;
  readonly contentType?: string;
}

const BOUNDARY = '-separator-';

/** A form as in RFC 7578. File names are sent unchanged, in UTF-8. */
export function formOf(parts: readonly Part[], type = 'multipart/form-data') {
  const chunks = parts.flatMap(({ name, content, fileName, contentType }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const typeLine = contentType === undefined ? '' : `Content-Type: ${contentType}\r\n`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${typeLine}\r\n`;
    return [Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')];
  });
  return {
    headers: { 'content-type': `${type}; boundary=${BOUNDARY}` },
    body: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}

/** The texts of a form as its parts. */
export const textParts = (texts: Readonly<Record<string, string>>): Part[] =>
  Object.entries(texts).map(([name, content]) => ({ name, content }));

/** A file's part. */
export const filePart = (
  content: string | Uint8Array,
  fileName = 'file.txt',
  contentType?: string,
): Part => ({
  name: 'resource',
  content,
  fileName,
  ...(contentType === undefined ? {} : { contentType }),
});

/** The catalogue, called with these credentials. */
export function catalogueAt(baseUrl: string, authorization: string) {
  const { send, ask } = apiAt(baseUrl);
  const headers = { authorization };
  const at = (id: string) => ({ headers, params: { path: { id } } });
  const get = (id: string) => ask('', (api) => api.GET('/resources/{id}/', at(id)));
  const sendJson = (method: string, path: string, fields: unknown) =>
    send({
      method,
      path,
      headers: { ...headers, 'content-type': JSON_TYPE },
      body: JSON.stringify(fields),
    });
  const sendForm = (method: string, path: string, parts: readonly Part[], type?: string) => {
    const form = formOf(parts, type);
    return send({ method, path, headers: { ...headers, ...form.headers }, body: form.body });
  };

  return {
    get: (path: string) => send({ path, headers }),
    /** Sends any method, with fields as JSON if there are any. */
    send: (method: string, path: string, fields?: object) =>
      fields === undefined ? send({ method, path, headers }) : sendJson(method, path, fields),
    post: (path: string, fields: unknown) => sendJson('POST', path, fields),
    patch: (id: string, fields: unknown) =>
      ask('', (api) => api.PATCH('/resources/{id}/', { ...at(id), body: fields as EntryChange })),
    postForm: (path: string, parts: readonly Part[], type?: string) => sendForm('POST', path, parts, type),
    patchForm: (id: string, parts: readonly Part[]) => sendForm('PATCH', `/resources/${id}/`, parts),
    remove: (id: string) => ask('', (api) => api.DELETE('/resources/{id}/', at(id))),

    /** Sends a form's bytes unchanged. */
    postBytes: (body: string | Uint8Array, contentType: string) =>
      send({
        method: 'POST',
        path: '/resources/',
        headers: { ...headers, 'content-type': contentType },
        body,
      }),

    /** Creates a resource from a text file, and expects success. */
    async created(texts: Readonly<Record<string, string>> = {}, path = '/resources/'): Promise<Entry> {
      const parts = [...textParts({ name: 'Contract', ...texts }), filePart('Hello')];
      return createdEntry(await sendForm('POST', path, parts));
    },

    /** Gets the resource with this id, and expects it to exist. */
    async entry(id: string): Promise<Entry> {
      return toldEntry(await get(id));
    },

    /** Gets the first page of a list, and expects success. */
    async list(path: string): Promise<Entry[]> {
      return toldEntries(await send({ path, headers }));
    },

    /** Gets all pages of a list. */
    async pages(path: string): Promise<Entry[][]> {
      const pages: Entry[][] = [];
      for (let next: string | undefined = path; next !== undefined; ) {
        const answer: Answer = await send({ path: next, headers });
        pages.push(toldEntries(answer));
        next = nextPath(baseUrl, answer);
      }
      return pages;
    },
  };
}

export type Catalogue = ReturnType<typeof catalogueAt>;

/** The path of the next page (RFC 8288). Undefined on the last one. */
export function nextPath(baseUrl: string, { headers }: Answer): string | undefined {
  const { link } = headers;
  if (link === undefined) return undefined;
  const [, url = ''] = /^<([^<>]+)>; rel="next"$/.exec(String(link)) ?? [];
  expect(url.slice(0, baseUrl.length)).toBe(baseUrl);
  return url.slice(baseUrl.length);
}

/** The resource in the answer to a request that creates one. */
export function createdEntry({ status, headers, text }: Answer): Entry {
  expect(status, text).toBe(201);
  const created = v.parse(entry, JSON.parse(text));
  expect(headers['location']).toBe(
    created.resource.replace(`/v1/resources/${created.id}`, `/resources/${created.id}/`),
  );
  return created;
}

/** The resource in a successful answer. */
export function toldEntry({ status, text }: Answer): Entry {
  expect(status, text).toBe(200);
  return v.parse(entry, JSON.parse(text));
}

/** The resources in a successful answer. */
export function toldEntries({ status, text }: Answer): Entry[] {
  expect(status, text).toBe(200);
  return v.parse(v.array(entry), JSON.parse(text));
}

export const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
export const namesOf = (entries: readonly Entry[]) => entries.map(({ name }) => name);

/** A word that was never used before. */
export const newWord = () => `w${randomUUID().replaceAll('-', '')}`;

export const SIGN_IN = { status: 401, body: { error: 'Please sign in.' } };
export const MAY_NOT_CREATE = {
  status: 403,
  body: { error: 'You are not allowed to create new resources.' },
};
export const MAY_NOT_UPDATE = { status: 403, body: { error: 'You are not allowed to update the resource.' } };
export const MAY_NOT_DELETE = { status: 403, body: { error: 'You are not allowed to delete the resource.' } };
export const DOES_NOT_EXIST = { status: 404, body: { error: 'Resource does not exist' } };

/** The expected answer to a request with wrong fields. */
export const invalid = (messages: Readonly<Record<string, string>>) => ({ status: 400, body: messages });
