import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createSigner } from '../../../lambdas/aws/signature-version-4.ts';
import { type Answer, refusal } from '../engine/answers.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const MAXIMUM_SKEW = 15 * 60 * 1000;

/**
 * Checks the AWS Signature Version 4 of a POST to `/` ("Create a signed AWS API request"); `now` in milliseconds since
 * 1970. Returns DynamoDB's answer to a wrong one. Every region will do: there is one table, whatever its clients call it.
 */
export function signatureRefusal(
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  credentials: Credentials,
  now: number,
): Answer | undefined {
  const { authorization = '' } = headers;
  const [, keyId = '', scope = '', region = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8}\/([^/,\s]+)\/dynamodb\/aws4_request),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (signature === '')
    return refused('MissingAuthenticationToken', 'Request is missing Authentication Token');
  if (keyId !== credentials.accessKeyId) {
    return refused('UnrecognizedClient', 'The security token included in the request is invalid.');
  }
  const date = String(headers['x-amz-date']);
  if (!scope.startsWith(date.slice(0, 8)) || !isFresh(date, now)) {
    return refused('InvalidSignature', 'Signature expired, or made for another time than x-amz-date says.');
  }
  const names = signedHeaders.split(';');
  const unsigned = mustBeSigned(headers).find((name) => !names.includes(name));
  if (unsigned !== undefined) return refused('InvalidSignature', `The header ${unsigned} is not signed.`);
  const request = canonicalRequest(headers, names, body);
  const expected = createSigner(credentials, region, 'dynamodb').signRequest(date, request);
  if (timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return undefined;
  return refused(
    'InvalidSignature',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  );
}

function isFresh(date: string, now: number): boolean {
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Math.abs(now - time) <= MAXIMUM_SKEW;
}

function mustBeSigned(headers: IncomingHttpHeaders): string[] {
  return ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
}

function canonicalRequest(headers: IncomingHttpHeaders, names: readonly string[], body: Uint8Array): string {
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  );
  return ['POST', '/', '', lines.join(''), names.join(';'), hash('sha256', body)].join('\n');
}

function refused(type: string, message: string): Answer {
  return refusal(400, `com.amazon.coral.service#${type}Exception`, message);
}
