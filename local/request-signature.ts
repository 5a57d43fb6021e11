import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AccessKey } from './access-key.ts';
import { createSigner, uriEncoded } from './service.ts';

/** AWS's error for a request with an invalid signature ("Common Errors"). */
export interface SignatureError {
  readonly name:
    | 'MissingAuthenticationTokenException'
    | 'UnrecognizedClientException'
    | 'InvalidSignatureException';
  readonly message: string;
}

/** Checks the signature of a request with this body. Returns the error, or undefined if it is valid. */
export type SignatureCheck = (request: IncomingMessage, body: Uint8Array) => SignatureError | undefined;

const MAXIMUM_SKEW = 15 * 60 * 1000;

/**
 * Checks AWS Signature Version 4 like every service but S3 ("Create a signed AWS API request"), for requests without a
 * query. Accepts every region, since each service exists only once here.
 */
export function signatureCheck(accessKey: AccessKey, service: string): SignatureCheck {
  const form = new RegExp(
    `^AWS4-HMAC-SHA256 Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)/${service}/aws4_request,\\s*` +
      `SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})$`,
  );
  return ({ method = '', url = '', headers }, body) => {
    const [, keyId = '', day = '', region = '', signedHeaders = '', signature = ''] =
      form.exec(headers.authorization ?? '') ?? [];
    if (signature === '') {
      return {
        name: 'MissingAuthenticationTokenException',
        message: 'Request is missing Authentication Token',
      };
    }
    if (keyId !== accessKey.accessKeyId) {
      const message = 'The security token included in the request is invalid.';
      return { name: 'UnrecognizedClientException', message };
    }
    const date = String(headers['x-amz-date']);
    if (!date.startsWith(day) || !isFresh(date)) {
      return invalid('Signature expired, or made for another time than x-amz-date says.');
    }
    const names = signedHeaders.split(';');
    const unsigned = mustBeSigned(headers).find((name) => !names.includes(name));
    if (unsigned !== undefined) return invalid(`The header ${unsigned} is not signed.`);
    const expected = createSigner(accessKey, region, service).signRequest(
      date,
      canonicalRequest(method, url, headers, names, body),
    );
    if (timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return undefined;
    return invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    );
  };
}

function invalid(message: string): SignatureError {
  return { name: 'InvalidSignatureException', message };
}

/** Compares with the machine's clock, by which clients sign, not with the service's. */
function isFresh(date: string): boolean {
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Math.abs(Date.now() - time) <= MAXIMUM_SKEW;
}

function mustBeSigned(headers: IncomingHttpHeaders): string[] {
  return ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
}

function canonicalRequest(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  names: readonly string[],
  body: Uint8Array,
): string {
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  );
  const encodedPath = path.split('/').map(uriEncoded).join('/');
  return [method, encodedPath, '', lines.join(''), names.join(';'), hash('sha256', body)].join('\n');
}
