import type { IncomingMessage } from 'node:http';
import { incompleteBody } from '../http/errors.ts';

/**
 * The bytes of a request's body. Whoever stops reading them can still answer the request. Fails with `IncompleteBody`
 * where the client goes away.
 */
export async function* requestBytes(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch {
    throw incompleteBody();
  }
}

/**
 * Reads what is left of a request's body and throws it away, so that a client which is still sending sees the answer
 * and not a broken connection.
 */
export function discardBody(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
}
