import { randomBytes } from 'node:crypto';
import { expectThat } from './check.ts';
import type { Smoke } from './smoke.ts';

/** A file that no other run has, so that nothing finds it to be a duplicate. */
export function newFile(): Buffer<ArrayBuffer> {
  return Buffer.from(`Smoke test ${randomBytes(16).toString('hex')}\n`);
}

/** A form that a file can be sent with. */
export interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Reservation {
  readonly id: string;
  readonly uri: string;
  readonly expiresAt: string | null;
  readonly form: Form;
}

/** The seconds that uploads live unless a check needs something else: what a broken run leaves is removed. */
export const LIFE = 3600;

interface Wanted {
  readonly mode: 'temporary_url' | 'persistent_reference';
  readonly expire?: number;
  readonly sha256?: string;
  readonly container_id?: string;
}

/** Asks for the upload of a text by a form. */
export async function reserve(
  { client, made }: Smoke,
  wanted: Wanted = { mode: 'temporary_url', expire: LIFE },
): Promise<Reservation> {
  const body = { file_name: 'smoke.txt', mime_type: 'text/plain', ...wanted };
  const { data } = await client.api.POST('/v1/resources', { body });
  expectThat(data !== undefined, 'the service answered without a body');
  made.resources.add(data.id);
  const { id, uri, expires_at: expiresAt, signed_request: signed } = data;
  expectThat(signed !== null && 'fields' in signed, 'the service signed no form');
  return { id, uri, expiresAt, form: { url: signed.url, fields: signed.fields as Form['fields'] } };
}

/** Sends a file with a form: its fields, then the file. */
export function sendForm({ url, fields }: Form, file: Buffer<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file]), 'smoke.txt');
  return fetch(url, { method: 'POST', body: form });
}
