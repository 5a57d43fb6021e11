import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { accessDenied, type S3Error, signatureDoesNotMatch } from '../http/errors.ts';
import { headerText } from '../http/headers.ts';
import { encode, encodePath, type RequestTarget } from '../http/request-target.ts';
import { ALGORITHM, checkCredential, type Signer, signatureMatches } from './signature.ts';

/** The signed parts of a request: the method, the path, every parameter of the query and the named headers. */
export interface SignedRequest {
  readonly method: string;
  readonly target: RequestTarget;
  readonly headers: IncomingHttpHeaders;
}

/** A request's signature and its parameters, from the `Authorization` header or the query. */
export interface SignatureClaim {
  readonly credential: string;
  /** The time of signing, in the format of `X-Amz-Date`. */
  readonly timestamp: string;
  /** The names in lower case, joined by semicolons. */
  readonly signedHeaders: string;
  readonly signature: string;
  readonly payloadHash: string;
}

/**
 * Checks that a claim is the signer's and its signature matches the request. Throws the error of `refuse` for a
 * malformed credential, `InvalidAccessKeyId`, `AccessDenied` for unsigned headers that must be signed, and
 * `SignatureDoesNotMatch`.
 */
export function checkClaim(
  request: SignedRequest,
  claim: SignatureClaim,
  signer: Signer,
  refuse: (reason: string) => S3Error,
): void {
  const date = claim.timestamp.slice(0, 8);
  checkCredential(claim.credential, date, signer, refuse);
  checkSignedHeaders(request.headers, claim.signedHeaders.split(';'));
  const scope = `${date}/${signer.region}/s3/aws4_request`;
  const requestHash = createHash('sha256').update(canonicalRequest(request, claim)).digest('hex');
  const stringToSign = [ALGORITHM, claim.timestamp, scope, requestHash].join('\n');
  if (!signatureMatches(signer, date, stringToSign, claim.signature)) throw signatureDoesNotMatch();
}

function checkSignedHeaders(headers: IncomingHttpHeaders, signedHeaders: readonly string[]): void {
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = mustBeSigned.filter((name) => !signedHeaders.includes(name));
  if (unsigned.length > 0) {
    const message = 'There were headers present in the request which were not signed';
    throw accessDenied(message, { HeadersNotSigned: unsigned.join(', ') });
  }
}

function canonicalRequest({ method, target, headers }: SignedRequest, claim: SignatureClaim): string {
  const query = target.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`);
  const headerLines = claim.signedHeaders.split(';').map((name) => {
    return `${name}:${headerText(headers, name).trim().replace(/\s+/g, ' ')}\n`;
  });
  return [
    method,
    encodePath(target.path),
    query.join('&'),
    headerLines.join(''),
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
