import { ProblemError } from '../problem.ts';
import { type HashKey, keyedFingerprint, keyedId } from './keyed-id.ts';
import type { Resource } from './resource.ts';

/** The identity of a request with an idempotency key: the same resource for the same request. */
export type Idempotent = Required<Pick<Resource, 'id' | 'requestHash'>>;

/**
 * The id of a request's resource and the request's hash, from the account, the idempotency key and the request, without
 * a lookup. No file has such an id: a digest has no space.
 */
export function idempotent(secret: HashKey, accountId: string, key: string, request: object): Idempotent {
  return {
    id: keyedId(secret, accountId, `idempotency key ${key}`),
    requestHash: keyedFingerprint(secret, JSON.stringify(request, sorted)),
  };
}

/** Throws a problem unless the same request created the resource under the same key. */
export function checkSameRequest(resource: Resource, { requestHash }: Idempotent): void {
  if (resource.requestHash === requestHash) return;
  throw new ProblemError({
    code: 'unprocessable-content',
    message: 'The Idempotency-Key was used for another request: use a new one.',
  });
}

/** Sorts members by name: a client may send them in any order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
