import { buffer } from 'node:stream/consumers';
import { S3Error } from '../http/errors.ts';
import { RunningDigests } from '../storage/digests.ts';
import type { RequestBody } from './request-body.ts';

/** Reads a whole body as text. Throws `MaxMessageLengthExceeded` for more bytes, and the refusal of a wrong claim. */
export async function readDocument({ length, bytes, claims }: RequestBody, maximum: number): Promise<string> {
  if (length > maximum) throw new S3Error(400, 'MaxMessageLengthExceeded', 'Your request was too big.');
  const document = await buffer(bytes);
  const digests = new RunningDigests(bytes.algorithms);
  digests.update(document);
  bytes.verify(claims(), digests.end());
  return document.toString();
}
