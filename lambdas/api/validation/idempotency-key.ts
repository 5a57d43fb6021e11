import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';

const MAXIMUM_LENGTH = 255;

/**
 * The `Idempotency-Key` of a request, if it has one (draft-ietf-httpapi-idempotency-key-header): a string in quotes, or
 * bare, as many clients send it. Throws a problem if it is invalid.
 */
export function idempotencyKey({ headers }: ApiRequest): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim();
  if (/^[\x21-\x7e]+$/.test(key) && key.length <= MAXIMUM_LENGTH) return key;
  throw new ProblemError({
    code: 'invalid-request',
    message: `Idempotency-Key must have 1 to ${MAXIMUM_LENGTH} visible ASCII characters, without spaces.`,
  });
}
