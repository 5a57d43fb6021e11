import { createHash } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { credentials, type RunningStore, region } from './running-store.ts';
import { compactTime, sign } from './upload-form.ts';

/** A request exactly as it is sent: nothing normalizes its path or headers. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent piece by piece; the headers must give its length. */
  readonly body?: Iterable<Buffer> | AsyncIterable<Buffer>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request on its own connection: an unfinished request would swallow the next. */
export function send(
  store: RunningStore,
  { method, path, headers = {}, body = [] }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(store.url);
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    const sent = request({ host: hostname, port, method, path, headers: { ...headers }, agent });
    sent.on('error', reject);
    sent.on('close', () => agent.destroy());
    sent.on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
    });
    Readable.from(body).pipe(sent);
  });
}

/** The parts of a signature, each of which a test may make wrong. */
export interface SigningPlan {
  /** In milliseconds since 1970. */
  readonly time?: number;
  readonly accessKeyId?: string;
  readonly region?: string;
  readonly payloadHash?: string;
}

/** Signs a request by AWS Signature Version 4 in its header, with all its headers. */
export function signRequest(store: RunningStore, plain: RawRequest, plan: SigningPlan = {}): RawRequest {
  const timestamp = compactTime(plan.time ?? store.clock.time);
  const date = timestamp.slice(0, 8);
  const payloadHash = plan.payloadHash ?? 'UNSIGNED-PAYLOAD';
  const headers: Record<string, string> = {
    ...plain.headers,
    host: new URL(store.url).host,
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': timestamp,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}\n`);
  const [path, query = ''] = plain.path.split('?');
  const parameters = query
    .split('&')
    .map((parameter) => (/=|^$/.test(parameter) ? parameter : `${parameter}=`));
  const canonicalQuery = parameters.sort().join('&');
  const canonical = [plain.method, path, canonicalQuery, lines.join(''), names.join(';'), payloadHash].join(
    '\n',
  );
  const scope = `${date}/${plan.region ?? region}/s3/aws4_request`;
  const hash = createHash('sha256').update(canonical).digest('hex');
  const signature = sign(date, ['AWS4-HMAC-SHA256', timestamp, scope, hash].join('\n'));
  const credential = `${plan.accessKeyId ?? credentials.accessKeyId}/${scope}`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...plain, headers: { ...headers, authorization } };
}
