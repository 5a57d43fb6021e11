import type { Reservation } from './api.ts';

/** What the store answers to an upload; `code` is that of S3's error document, empty where there is none. */
export interface StoreAnswer {
  readonly status: number;
  readonly code: string;
}

/** Posts a browser's form: the fields in the order given, then the file. */
export async function postForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: string | Uint8Array<ArrayBuffer>,
  fieldsAfterFile: Readonly<Record<string, string>> = {},
): Promise<StoreAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file]), 'file');
  for (const [name, value] of Object.entries(fieldsAfterFile)) form.append(name, value);
  const response = await fetch(url, { method: 'POST', body: form });
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? [];
  return { status: response.status, code };
}

/** Uploads a file as the API said that it may be. */
export function upload({ signed_request }: Reservation, file: string | Uint8Array<ArrayBuffer>) {
  return postForm(signed_request.url, signed_request.fields, file);
}
