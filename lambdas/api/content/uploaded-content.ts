import { ProblemError } from '../../model/problem.ts';
import { decodeBase64, decodedSize } from './base64.ts';
import type { Reasons } from './reasons.ts';

/**
 * The file in a request's `content`. If it cannot be decoded, adds to `reasons` and returns undefined. Throws a problem
 * if it is too large, before decoding it.
 */
export function uploadedContent(value: unknown, maximumBytes: number, reasons: Reasons): Buffer {
  if (value === undefined) reasons.add('content', 'Missing content');
  else if (typeof value !== 'string') reasons.add('content', 'Content must be a string in base64');
  else {
    if (decodedSize(value) > maximumBytes) throw tooLarge(maximumBytes);
    const decoded = decodeBase64(value);
    if (Buffer.isBuffer(decoded)) return decoded;
    reasons.add('content', decoded.problem);
  }
  return Buffer.alloc(0);
}

function tooLarge(maximumBytes: number): ProblemError {
  return new ProblemError({
    code: 'too-large',
    message:
      `Content must be at most ${maximumBytes} bytes here: ask for a direct upload with POST /v1/resources, ` +
      'which takes files of up to 5 GiB',
  });
}
