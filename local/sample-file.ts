import { readFile } from 'node:fs/promises';
import type { DemoCredentials } from './demo-account.ts';

const FILE = new URL('sample.png', import.meta.url);

/**
 * Uploads a picture for the demo account, as any client would, unless an earlier start has done so. Resolves to its URL,
 * or to undefined where it was deleted since.
 */
export async function uploadSample(credentials: DemoCredentials): Promise<string | undefined> {
  const { base_url: baseUrl } = credentials;
  const token = await accessToken(credentials);
  const reserved = await fetch(`${baseUrl}/v1/resources`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'sample-file' },
    body: JSON.stringify({ file_name: 'sample.png', mime_type: 'image/png', mode: 'persistent_reference' }),
  });
  if (reserved.status === 410) return undefined;
  const { id, signed_request: form } = await bodyOf<Reservation>(reserved);
  if (form !== null) await sendFile(form);
  return `${baseUrl}/v1/resources/${id}`;
}

interface Reservation {
  readonly id: string;
  /** Null once the file was uploaded. */
  readonly signed_request: Form | null;
}

interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

async function accessToken({ base_url, client_id, client_secret }: DemoCredentials): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const response = await fetch(`${base_url}/oauth/token`, { method: 'POST', body });
  return (await bodyOf<{ access_token: string }>(response)).access_token;
}

async function sendFile({ url, fields }: Form): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([await readFile(FILE)]));
  const response = await fetch(url, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`The sample file could not be uploaded: ${await response.text()}`);
}

async function bodyOf<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`The sample file could not be uploaded: ${await response.text()}`);
  return response.json() as Promise<Body>;
}
