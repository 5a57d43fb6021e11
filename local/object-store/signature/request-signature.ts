import { accessDenied, invalidArgument, invalidRequest, invalidToken, S3Error } from '../http/errors.ts';
import { headerText } from '../http/headers.ts';
import { queryValue } from '../http/request-target.ts';
import { ALGORITHM, parseSigningTime, type Signer } from './signature.ts';
import { checkClaim, type SignedRequest } from './signature-claim.ts';

const MAXIMUM_SKEW = 15 * 60 * 1000;
const MAXIMUM_EXPIRES_SECONDS = 7 * 24 * 60 * 60;
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/**
 * Checks a request's AWS Signature Version 4, in the header or in the query (a presigned URL); `now` in milliseconds
 * since 1970. Returns the signed value of `x-amz-content-sha256`, or undefined for a presigned URL, which has none.
 * Throws S3's errors: `AccessDenied` for an unsigned, expired or premature request, `RequestTimeTooSkewed`,
 * `InvalidAccessKeyId`, `SignatureDoesNotMatch`, and a 400 for malformed parts.
 */
export function verifyRequest(request: SignedRequest, signer: Signer, now: number): string | undefined {
  const { authorization } = request.headers;
  const presigned = request.target.query.some(([name]) =>
    /^X-Amz-(Algorithm|Credential|Signature)$/i.test(name),
  );
  if (authorization !== undefined && presigned) {
    throw invalidArgument('Authorization', authorization, 'Only one auth mechanism allowed');
  }
  if (authorization === undefined && !presigned) throw accessDenied();
  if (carriesSessionToken(request)) throw invalidToken();
  if (authorization !== undefined) return verifyHeader(request, authorization, signer, now);
  verifyQuery(request, signer, now);
  return undefined;
}

/** The store's credentials are long-lived and have no session token. */
function carriesSessionToken({ headers, target }: SignedRequest): boolean {
  const names = [...Object.keys(headers), ...target.query.map(([name]) => name.toLowerCase())];
  return names.includes('x-amz-security-token');
}

function verifyHeader(request: SignedRequest, authorization: string, signer: Signer, now: number): string {
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw invalidRequest(
      `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`,
    );
  }
  const [, credential, signedHeaders, signature] =
    /^\S+ Credential=([^\s,]+),\s*SignedHeaders=([^\s,]+),\s*Signature=([^\s,]+)$/.exec(authorization) ?? [];
  if (credential === undefined || signedHeaders === undefined || signature === undefined) {
    throw malformedHeader('expecting Credential, SignedHeaders and Signature.');
  }
  const timestamp = headerText(request.headers, 'x-amz-date');
  const time = parseSigningTime(timestamp);
  if (time === undefined) throw accessDenied('AWS authentication requires a valid Date or x-amz-date header');
  const payloadHash = headerText(request.headers, 'x-amz-content-sha256');
  if (payloadHash === '')
    throw invalidRequest('Missing required header for this request: x-amz-content-sha256');
  checkClaim(
    request,
    { credential, timestamp, signedHeaders, signature, payloadHash },
    signer,
    malformedHeader,
  );
  if (Math.abs(now - time) > MAXIMUM_SKEW) {
    const message = 'The difference between the request time and the current time is too large.';
    throw new S3Error(403, 'RequestTimeTooSkewed', message, { ServerTime: new Date(now).toISOString() });
  }
  return payloadHash;
}

function verifyQuery(request: SignedRequest, signer: Signer, now: number): void {
  if (parameter(request, 'X-Amz-Algorithm') !== ALGORITHM) {
    throw malformedQuery(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const timestamp = parameter(request, 'X-Amz-Date');
  const claim = {
    credential: parameter(request, 'X-Amz-Credential'),
    timestamp,
    signedHeaders: parameter(request, 'X-Amz-SignedHeaders'),
    signature: parameter(request, 'X-Amz-Signature'),
    payloadHash: UNSIGNED_PAYLOAD,
  };
  checkLifetime(timestamp, parameter(request, 'X-Amz-Expires'), now);
  checkClaim(request, claim, signer, (reason) => {
    return malformedQuery(`Error parsing the X-Amz-Credential parameter; ${reason}`);
  });
}

function parameter(request: SignedRequest, name: string): string {
  const value = queryValue(request.target, name);
  if (value === undefined) {
    throw malformedQuery(`Query-string authentication version 4 requires the ${name} parameter.`);
  }
  return value;
}

function checkLifetime(timestamp: string, expires: string, now: number): void {
  const time = parseSigningTime(timestamp);
  if (time === undefined) throw malformedQuery('X-Amz-Date must be in the ISO8601 Long Format');
  const seconds = /^\d{1,7}$/.test(expires) ? Number(expires) : 0;
  if (seconds < 1 || seconds > MAXIMUM_EXPIRES_SECONDS) {
    throw malformedQuery(`X-Amz-Expires must be a number of seconds from 1 to ${MAXIMUM_EXPIRES_SECONDS}`);
  }
  const details = { 'X-Amz-Expires': expires, ServerTime: new Date(now).toISOString() };
  if (time > now + MAXIMUM_SKEW) throw accessDenied('Request is not yet valid', details);
  if (now > time + seconds * 1000) throw accessDenied('Request has expired', details);
}

function malformedHeader(reason: string): S3Error {
  return new S3Error(400, 'AuthorizationHeaderMalformed', `The authorization header is malformed; ${reason}`);
}

function malformedQuery(message: string): S3Error {
  return new S3Error(400, 'AuthorizationQueryParametersError', message);
}
