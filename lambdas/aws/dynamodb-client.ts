import { hash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Platform } from '../platform.ts';
import { clientConfiguration } from './aws-client.ts';
import { directRequestHandler } from './direct-request-handler.ts';
import type { Credentials } from './environment-credentials.ts';
import { httpRequestHandler } from './http-request-handler.ts';
import { sendPlainly } from './plain-pipeline.ts';
import { ALGORITHM, amzDate, createSigner } from './signature-version-4.ts';

/** DynamoDB answers within milliseconds; after this many without an answer, the request is sent again. */
const SILENCE_LIMIT = 2000;

export interface Retries {
  readonly maxAttempts: number;
  readonly retryMode?: 'standard' | 'adaptive';
}

/** Three timeouts still leave a function time to answer. */
const PROMPT: Retries = { maxAttempts: 3 };

/**
 * For background work: throttled requests are retried more often, at the rate that the table has just accepted. Many
 * writes at once would use up three attempts within a second or two.
 */
export const PATIENT: Retries = { maxAttempts: 10, retryMode: 'adaptive' };

/**
 * The SDK's DynamoDB client with a request handler, a signer and a pipeline of our own. A write then costs a fraction of
 * the processor time (`npm run bench` measures it), and every request uses this client. A table in this process gets its
 * requests directly, neither sent nor signed.
 */
export function dynamodbClient(platform: Platform, retries = PROMPT): DynamoDBClient {
  const configuration = clientConfiguration(platform, 'DYNAMODB');
  const { callTable } = platform;
  // Made once: the SDK asks for the signer at every request.
  const signer = requestSigner(configuration.credentials, configuration.region);
  const client = new DynamoDBClient({
    ...configuration,
    cacheMiddleware: true,
    ...retries,
    requestHandler:
      callTable === undefined ? httpRequestHandler(SILENCE_LIMIT) : directRequestHandler(callTable),
    signer: async () => signer,
  });
  sendPlainly(client, { signed: callTable === undefined });
  return client;
}

interface SignableRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** Signs a request with its headers ("Create a signed AWS API request"); DynamoDB's requests have no query. */
function requestSigner(credentials: Credentials, region: string) {
  const signer = createSigner(credentials, region, 'dynamodb');
  return {
    async sign<Request extends SignableRequest>(
      request: Request,
      options?: { signingDate?: Date | number | string },
    ) {
      const date = amzDate(new Date(options?.signingDate ?? Date.now()).getTime());
      const { headers } = request;
      headers['x-amz-date'] = date;
      if (credentials.sessionToken !== undefined) headers['x-amz-security-token'] = credentials.sessionToken;
      const names = Object.keys(headers).filter(isSigned).sort();
      const canonicalHeaders = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('');
      const signedHeaders = names.join(';');
      const payload = hash('sha256', isBytes(request.body) ? request.body : '');
      const canonicalRequest = [
        request.method,
        request.path,
        '',
        canonicalHeaders,
        signedHeaders,
        payload,
      ].join('\n');
      const signature = signer.signRequest(date, canonicalRequest);
      headers['authorization'] =
        `${ALGORITHM} Credential=${signer.credential(date)}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
      return request;
    },
  };
}

function isBytes(body: unknown): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function isSigned(name: string): boolean {
  return name === 'host' || name === 'content-type' || name.startsWith('x-amz-');
}
