import * as v from 'valibot';
import { expect } from 'vitest';
import { apiAt, granted, JSON_TYPE } from './api.ts';
import { catalogueAt, createdEntry, type Entry, filePart, textParts } from './catalogue.ts';
import { base64, contentAt, newText } from './content.ts';
import { upload } from './store.ts';
import type { Target } from './target.ts';

/** A resource's container and tags, as every door shows them. */
export interface Grouping {
  readonly container_id?: string;
  readonly tags?: readonly string[];
}

/** The same as the catalogue shows them. */
export const groupingOf = ({ container_id, tags }: Entry) => ({ container_id, tags });

/** Every door that creates or changes resources, for one account. */
export function groupingAt(target: Target, token: string) {
  const api = apiAt(target.base_url);
  const catalogue = catalogueAt(target.base_url, `Token ${token}`);
  const content = contentAt(target.base_url, `Bearer ${token}`);

  const reserve = (fields: object) =>
    api.create(token, {
      file_name: 'a.jpg',
      mime_type: 'image/jpg',
      mode: 'persistent_reference',
      ...fields,
    });
  const uploadV1 = (file: Uint8Array, fields: object) =>
    content.uploadV1({
      mimeType: 'application/pdf',
      idsAccountId: target.account_id,
      fileSize: file.length,
      content: base64(file),
      ...fields,
    });
  const uploadV2 = (file: Uint8Array, fields: object) => content.upload({ content: base64(file), ...fields });

  /** Uploads a file straight to the store, and resolves to its reference. */
  async function uploaded(fields: Grouping = {}): Promise<string> {
    const reservation = granted(await reserve(fields));
    await upload(reservation, 'Hello');
    return reservation.uri;
  }

  /** Each creates a resource and resolves to its id. */
  const ways = {
    'POST /v1/resources': async (fields: Grouping) => (await uploaded(fields)).replace('ref://', ''),
    'POST /cms/v1/content': async (fields: Grouping) => {
      const { status, headers } = await uploadV1(newText(), fields);
      expect(status).toBe(201);
      return String(headers['location']).replace(/^.*\//, '');
    },
    'POST /cms/v2/content': async (fields: Grouping) => (await content.uploaded(newText(), fields)).id,
    'POST /resources/ of a form': async ({ container_id = '', tags = [] }: Grouping) => {
      const texts = textParts({ name: 'Contract', container_id, tags: JSON.stringify(tags) });
      return createdEntry(await catalogue.postForm('/resources/', [...texts, filePart('Hello')])).id;
    },
    'POST /resources/ of a reference': async (fields: Grouping) => {
      const wanted = { name: 'Contract', resource: await uploaded(), ...fields };
      return createdEntry(await catalogue.post('/resources/', wanted)).id;
    },
  };

  return { catalogue, content, reserve, uploadV1, uploadV2, uploaded, ways };
}

/** Creates a container in the token's account. Resolves to its id. */
export async function newContainer(baseUrl: string, token: string): Promise<string> {
  const { status, text } = await apiAt(baseUrl).send({
    method: 'POST',
    path: '/containers',
    token,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ name: 'Photos' }),
  });
  expect(status, text).toBe(201);
  return v.parse(v.object({ id: v.string() }), JSON.parse(text)).id;
}
