import { ProblemError } from '../problem.ts';
import { keyedFingerprint, keyedId } from './keyed-id.ts';
import type { Resource } from './resource.ts';

/** What a request with an idempotency key makes: always the same resource, and only of the same request. */
export type Idempotent = Required<Pick<Resource, 'id' | 'requestHash'>>;

/**
 * The id and the mark of what a request makes that may be repeated under a key of the caller's own. They follow from the
 * account, the key and the request, so that nothing has to be looked up. No file has such an id: a digest has no space.
 */
export function idempotent(secret: Uint8Array, accountId: string, key: string, request: object): Idempotent {
  return {
    id: keyedId(secret, accountId, `idempotency key ${key}`),
    requestHash: keyedFingerprint(secret, JSON.stringify(request, sorted)),
  };
}

/** Throws a problem unless a resource was made by the same request under the same key. */
export function checkSameRequest(resource: Resource, { requestHash }: Idempotent): void {
  if (resource.requestHash === requestHash) return;
  throw new ProblemError({
    code: 'unprocessable-content',
    message: 'The Idempotency-Key was used for another request: use a new one.',
  });
}

/** Members by their names: a client may send them in any order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
