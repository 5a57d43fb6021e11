import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or undefined where it is longer than so many bytes. The bytes of such a body are dropped as they come,
 * but read to the end: a connection that broke under the upload would not let the client hear why. Rejects when the
 * client goes away.
 */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer | undefined> {
  const announced = Number(request.headers['content-length'] ?? 0);
  // Where the length is announced, there is one copy of the body and not two.
  let body: Buffer = Buffer.allocUnsafeSlow(Math.min(announced, maximumBytes));
  let length = 0;
  for await (const chunk of request) {
    if (length + chunk.length > body.length && length + chunk.length <= maximumBytes) {
      body = enlarged(body, Math.min(maximumBytes, 2 * (length + chunk.length)));
    }
    length += chunk.copy(body, length) < chunk.length ? maximumBytes + 1 : chunk.length;
    release(chunk);
  }
  return length <= maximumBytes ? body.subarray(0, length) : undefined;
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
