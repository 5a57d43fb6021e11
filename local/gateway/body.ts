import type { IncomingMessage } from 'node:http';
import type { BodyRoom } from './held-bytes.ts';

/** Why a body is not read: it is longer than it may be, or there is no room for it now. */
export type BodyRefusal = 'too-large' | 'no-room';

const NOTHING = Buffer.alloc(0);

/**
 * The whole body, of so many bytes at most, in room that is taken before it is held. The bytes of a body that is refused
 * are dropped as they come, but read to the end: a connection that broke under the upload would not let the client hear
 * why. Rejects when the client goes away.
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
  // Where the length is announced, there is one copy of the body and not two.
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

/** Reads what is left of a body and keeps nothing. Rejects when the client goes away. */
export async function dropBody(request: IncomingMessage): Promise<void> {
  for await (const chunk of request) release(chunk);
}

function enlarged(body: Buffer, size: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(size);
  body.copy(larger);
  return larger;
}

/**
 * Gives the memory of bytes that are not needed any more back at once. Of a large body, as much as a third of it would
 * otherwise wait to be collected while more is asked for.
 */
export function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
