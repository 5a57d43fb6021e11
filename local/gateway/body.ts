import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or undefined where it is longer than so many bytes. The bytes of such a body are dropped as they come,
 * but read to the end: a connection that broke under the upload would not let the client hear why. Rejects when the
 * client goes away.
 */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= maximumBytes) chunks.push(chunk);
    else chunks = [];
  }
  return length <= maximumBytes ? Buffer.concat(chunks) : undefined;
}
