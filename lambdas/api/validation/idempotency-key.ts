import * as v from 'valibot';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';

const MAXIMUM_LENGTH = 255;

/** A key in quotes, or bare, as many clients send it (draft-ietf-httpapi-idempotency-key-header). */
const keySchema = v.pipe(
  v.string(),
  v.metadata({ minLength: 1, maxLength: MAXIMUM_LENGTH }),
  v.description(
    'Makes one resource of a request that is sent again: visible ASCII characters of your choice.',
  ),
  v.trim(),
  v.transform((header) => /^"(.*)"$/.exec(header)?.[1] ?? header),
  v.regex(/^[\x21-\x7e]+$/),
  v.maxLength(MAXIMUM_LENGTH),
);

/** The headers of requests that may be repeated. */
export const idempotencyHeaders = v.object({ 'Idempotency-Key': v.optional(keySchema) });

/** The `Idempotency-Key` of a request, if it has one. Throws a problem if it is invalid. */
export function idempotencyKey({ headers }: ApiRequest): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  const { success, output } = v.safeParse(keySchema, header);
  if (success) return output;
  throw new ProblemError({
    code: 'invalid-request',
    message: `Idempotency-Key must have 1 to ${MAXIMUM_LENGTH} visible ASCII characters, without spaces.`,
  });
}
