import type { Reservation } from './api.ts';
import { noteWrite } from './http.ts';

/** The store's answer to an upload; `code` is that of S3's error document, or empty without one. */
export interface StoreAnswer {
  readonly status: number;
  readonly code: string;
}

export type Fields = Readonly<Record<string, string>>;

type Content = string | Uint8Array<ArrayBuffer>;

/** Posts a form like a browser: the fields in order, then the file, then fields that come too late. */
export async function postForm(
  url: string,
  fields: Fields,
  file: Content,
  lateFields: Fields = {},
): Promise<StoreAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file]), 'file');
  for (const [name, value] of Object.entries(lateFields)) form.append(name, value);
  const response = await fetch(url, { method: 'POST', body: form });
  noteWrite();
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? [];
  return { status: response.status, code };
}

/** Uploads a file with the form that the API has signed. */
export function upload({ signed_request }: Reservation, file: Content): Promise<StoreAnswer> {
  return postForm(signed_request.url, signed_request.fields, file);
}

export const UPLOADED: StoreAnswer = { status: 204, code: '' };
