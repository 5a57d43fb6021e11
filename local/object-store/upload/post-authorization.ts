import {
  accessDenied,
  invalidArgument,
  invalidToken,
  type S3Error,
  signatureDoesNotMatch,
} from '../http/errors.ts';
import {
  ALGORITHM,
  checkCredential,
  parseSigningTime,
  type Signer,
  signatureMatches,
} from '../signature/signature.ts';
import { type PostPolicy, parsePolicy } from './post-policy.ts';

type Fields = ReadonlyMap<string, string>;

/**
 * Checks that the signer signed the form's policy (AWS Signature Version 4 for browser-based uploads), and reads it,
 * without checking the form against it. Throws `AccessDenied` for a form without a policy, `InvalidArgument` for a
 * missing or malformed field, `InvalidAccessKeyId`, `SignatureDoesNotMatch` and `InvalidPolicyDocument`.
 */
export function authorizeForm(fields: Fields, signer: Signer): PostPolicy {
  const policy = fields.get('policy');
  // A form without a policy is an anonymous upload, which the bucket refuses.
  if (policy === undefined) throw accessDenied();
  if (fields.has('x-amz-security-token')) throw invalidToken();
  const algorithm = requiredField(fields, 'X-Amz-Algorithm');
  const credential = requiredField(fields, 'X-Amz-Credential');
  const timestamp = requiredField(fields, 'X-Amz-Date');
  const signature = requiredField(fields, 'X-Amz-Signature');
  if (algorithm !== ALGORITHM) {
    throw invalidArgument('X-Amz-Algorithm', algorithm, `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  if (parseSigningTime(timestamp) === undefined) {
    throw invalidArgument('X-Amz-Date', timestamp, 'X-Amz-Date must be in the ISO8601 Long Format');
  }
  const date = timestamp.slice(0, 8);
  const refuse = (reason: string): S3Error => invalidArgument('X-Amz-Credential', credential, reason);
  checkCredential(credential, date, signer, refuse);
  if (!signatureMatches(signer, date, policy, signature)) throw signatureDoesNotMatch();
  return parsePolicy(policy);
}

/** The field's value. Throws `InvalidArgument` if it is missing. */
export function requiredField(fields: Fields, name: string): string {
  const value = fields.get(name.toLowerCase());
  if (value !== undefined && value !== '') return value;
  const message = `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`;
  throw invalidArgument(name, '', message);
}
