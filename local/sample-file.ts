import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { DemoCredentials } from './demo-account.ts';

const FILE = new URL('sample.png', import.meta.url);

/**
 * Uploads a picture for the demo account, as any client would, unless an earlier start did. Resolves to its URL, or to
 * undefined if it was deleted since.
 */
export async function uploadSample(credentials: DemoCredentials): Promise<string | undefined> {
  const { base_url: baseUrl } = credentials;
  const token = await accessToken(credentials);
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'sample-file' };
  const wanted = { file_name: 'sample.png', mime_type: 'image/png', mode: 'persistent_reference' };
  const reserved = await post(`${baseUrl}/v1/resources`, headers, JSON.stringify(wanted));
  if (reserved.status === 410) return undefined;
  const { id, signed_request: form }: Reservation = JSON.parse(bodyOf(reserved));
  if (form !== null) bodyOf(await sendFile(form));
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
  const grant = { grant_type: 'client_credentials', client_id, client_secret };
  return JSON.parse(bodyOf(await post(`${base_url}/oauth/token`, {}, JSON.stringify(grant)))).access_token;
}

const BOUNDARY = 'sample-file';

async function sendFile({ url, fields }: Form): Promise<Answer> {
  const part = (disposition: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const body = Buffer.concat([
    Buffer.from(`${texts.join('')}${part('name="file"; filename="sample.png"')}`),
    await readFile(FILE),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return post(url, { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body);
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request. Unlike this, `fetch` would hold twelve megabytes for as long as the service runs. */
async function post(url: string, headers: Record<string, string>, body: string | Buffer): Promise<Answer> {
  const length = String(Buffer.byteLength(body));
  const sent = request(url, {
    method: 'POST',
    agent: false,
    headers: { 'content-length': length, ...headers },
  });
  sent.end(body);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await text(response) };
}

function bodyOf({ status, body }: Answer): string {
  if (status < 300) return body;
  throw new Error(`The sample file could not be uploaded: ${body}`);
}
