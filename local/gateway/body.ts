import type { IncomingMessage } from 'node:http';
import type { BodyRoom } from './held-bytes.ts';

/** Why a body is refused: it exceeds the limit, or there is no room for it now. */
export type BodyRefusal = 'too-large' | 'no-room';

const NOTHING = Buffer.alloc(0);

/**
 * Reads a whole body of at most `maximumBytes`, and takes room for its bytes before it keeps them. A refused body is
 * read to the end and dropped: closing the connection during the upload would hide the reason from the client. Rejects
 * when the client goes away.
 */
export async function readBody(
  request: IncomingMessage,
  maximumBytes: number,
  room: BodyRoom,
): Promise<Buffer | BodyRefusal> {
  let body: Buffer = NOTHING;
  const enlarge = (size: number): BodyRefusal | undefined => {
    if (!room.take(size - body.length)) return 'no-room';
    body = enlarged(body, size);
    return undefined;
  };
  const announced = Number(request.headers['content-length'] ?? 0);
  // If the length is announced, the body is held once, not twice.
  let refusal = announced > maximumBytes ? 'too-large' : enlarge(announced);
  let length = 0;
  for await (const chunk of request) {
    const end = length + chunk.length;
    if (end > maximumBytes) refusal ??= 'too-large';
    if (end > body.length) refusal ??= enlarge(Math.min(maximumBytes, 2 * end));
    if (refusal === undefined) chunk.copy(body, length);
    else {
      body = NOTHING;
      room.giveBack();
    }
    length = end;
    release(chunk);
  }
  return refusal ?? body.subarray(0, length);
}

/** Reads the rest of a body and drops it. Rejects when the client goes away. */
export async function dropBody(request: IncomingMessage): Promise<void> {
  for await (const chunk of request) release(chunk);
}

function enlarged(body: Buffer, size: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(size);
  body.copy(larger);
  return larger;
}

/**
 * Frees the memory of unneeded bytes at once. Otherwise up to a third of a large body would wait for garbage collection
 * while more memory is requested.
 */
export function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
