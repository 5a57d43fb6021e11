import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { invalidAccessKeyId, type S3Error } from '../http/errors.ts';

/** The only signature algorithm: AWS Signature Version 4. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The credentials and the region whose signatures are accepted. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/**
 * Checks `access key/yyyymmdd/region/s3/aws4_request` against the signer. `date` is the day of the request. Throws the
 * error of `refuse` with the reason, and `InvalidAccessKeyId` for another access key.
 */
export function checkCredential(
  credential: string,
  date: string,
  signer: Signer,
  refuse: (reason: string) => S3Error,
): void {
  const [accessKeyId = '', credentialDate, region, service, terminal, ...rest] = credential.split('/');
  if (terminal === undefined || rest.length > 0) {
    throw refuse(
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  if (credentialDate !== date) {
    throw refuse(
      `Invalid credential date "${credentialDate}". This date is not the same as X-Amz-Date: "${date}".`,
    );
  }
  if (region !== signer.region) throw refuse(`the region '${region}' is wrong; expecting '${signer.region}'`);
  if (service !== 's3') throw refuse(`incorrect service "${service}". This endpoint belongs to "s3".`);
  if (terminal !== 'aws4_request') {
    throw refuse(`incorrect terminal "${terminal}". This endpoint uses "aws4_request".`);
  }
  if (accessKeyId !== signer.accessKeyId) throw invalidAccessKeyId(accessKeyId);
}

/** Whether a signature (64 hexadecimal digits) is the signer's for this text, compared in constant time. */
export function signatureMatches(
  signer: Signer,
  date: string,
  stringToSign: string,
  signature: string,
): boolean {
  const key = signingKey(signer, date);
  const expected = Buffer.from(createHmac('sha256', key).update(stringToSign).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Parses a time in the format of `X-Amz-Date` (`20130524T000000Z`) into milliseconds since 1970. Undefined for any
 * other text.
 */
export function parseSigningTime(text: string): number | undefined {
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return parseTime(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
}

/**
 * Parses an ISO 8601 time in UTC into milliseconds since 1970. Undefined for any other text, and for days that do not
 * exist.
 */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text)) return undefined;
  const time = Date.parse(text);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
  return exists ? time : undefined;
}

/** Each signer's key for the last requested day: deriving a key takes four times as long as a signature. */
const signingKeys = new WeakMap<Signer, { readonly date: string; readonly key: KeyObject }>();

function signingKey(signer: Signer, date: string): KeyObject {
  const known = signingKeys.get(signer);
  if (known?.date === date) return known.key;
  const start = Buffer.from(`AWS4${signer.secretAccessKey}`);
  const key = createSecretKey([date, signer.region, 's3', 'aws4_request'].reduce(hmac, start));
  signingKeys.set(signer, { date, key });
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
