import type { IncomingMessage } from 'node:http';
import { incompleteBody } from '../http/errors.ts';
import { owned } from '../storage/memory.ts';

/**
 * The bytes of a request's body. A caller that stops reading can still answer the request. Fails with `IncompleteBody`
 * if the client goes away.
 */
export async function* requestBytes(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* owned(request.iterator({ destroyOnReturn: false }));
  } catch {
    throw incompleteBody();
  }
}

/**
 * Reads and drops the rest of a request's body, so that a client which is still sending gets the answer instead of a
 * broken connection.
 */
export function discardBody(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
}
