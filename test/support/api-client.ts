import http from 'node:http';
import type { DemoCredentials } from '../../local/demo-account.ts';

const agent = new http.Agent({ keepAlive: true });

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The used members of the answer to `POST /v1/resources`. */
export interface Reservation {
  readonly id: string;
  readonly uri: string;
  readonly signed_request: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

/** Sends a request over a kept connection and reads the whole answer, whatever its status. */
export function exchange(
  method: string,
  url: string,
  headers: http.OutgoingHttpHeaders = {},
  body: Iterable<Buffer> = [],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on('error', reject);
    void writeAll(request, body);
  });
}

/** Like `exchange`, but rejects if the answer is an error. */
export async function send(...request: Parameters<typeof exchange>): Promise<Answer> {
  const answer = await exchange(...request);
  const [method, url] = request;
  if (answer.status < 400) return answer;
  throw new Error(`${method} ${url} answered ${answer.status}: ${answer.body}`);
}

async function writeAll(request: http.ClientRequest, body: Iterable<Buffer>): Promise<void> {
  for (const chunk of body) {
    if (!request.write(chunk)) await new Promise((resolve) => request.once('drain', resolve));
  }
  request.end();
}

export async function getToken({ base_url, client_id, client_secret }: DemoCredentials): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { body } = await send('POST', `${base_url}/oauth/token`, headers, [Buffer.from(form.toString())]);
  return JSON.parse(body.toString()).access_token;
}

const wanted = { file_name: 'file.bin', mime_type: 'application/octet-stream', mode: 'temporary_url' };

/** Asks for an upload, with `idempotencyKey` if it is given. */
export async function create(baseUrl: string, token: string, idempotencyKey?: string): Promise<Reservation> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
  const { body } = await send('POST', `${baseUrl}/v1/resources`, headers, [
    Buffer.from(JSON.stringify(wanted)),
  ]);
  return JSON.parse(body.toString());
}

const BOUNDARY = 'boundary-of-the-form';

/** The request that posts the form with a file of the given chunks. */
export function formOf({ signed_request }: Reservation, chunks: readonly Buffer[]) {
  const parts = Object.entries(signed_request.fields).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="file.bin"\r\n\r\n`;
  const body = [Buffer.from(parts.join('') + file), ...chunks, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)];
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': body.reduce((total, chunk) => total + chunk.length, 0),
  };
  return { headers, body };
}

/** Uploads a file of the given chunks. */
export async function upload(reservation: Reservation, chunks: readonly Buffer[]): Promise<void> {
  const { headers, body } = formOf(reservation, chunks);
  await send('POST', reservation.signed_request.url, headers, body);
}

/** A whole flow with one file: create, upload, resolve, download. */
export async function wholePath(baseUrl: string, token: string, file: Buffer): Promise<void> {
  const reservation = await create(baseUrl, token);
  await upload(reservation, [file]);
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await send('GET', `${baseUrl}/v1/resources/${reservation.id}/resolve`, headers);
  const redirect = await send('GET', JSON.parse(body.toString()).uri);
  const download = await send('GET', redirect.headers.location ?? '');
  if (download.body.length !== file.length) throw new Error('The download is not the file.');
}
