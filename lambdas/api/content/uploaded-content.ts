import * as v from 'valibot';
import { ProblemError } from '../../model/problem.ts';
import { decodeBase64, decodedSize } from './base64.ts';

/**
 * The schema of a file in base64, which becomes its bytes. Throws a problem where it is too large, which is found before
 * anything is decoded.
 */
export function contentField(maximumBytes: number) {
  return v.pipe(
    v.string('Content must be a string in base64'),
    v.metadata({ contentEncoding: 'base64' }),
    v.description('The file, with or without padding and line breaks, and without a `data:` prefix.'),
    v.rawTransform<string, Buffer>(({ dataset: { value }, addIssue, NEVER }) => {
      if (decodedSize(value) > maximumBytes) throw tooLarge(maximumBytes);
      const decoded = decodeBase64(value);
      if (Buffer.isBuffer(decoded)) return decoded;
      addIssue({ message: decoded.problem });
      return NEVER;
    }),
  );
}

function tooLarge(maximumBytes: number): ProblemError {
  return new ProblemError({
    code: 'too-large',
    message:
      `Content must be at most ${maximumBytes} bytes here: ask for a direct upload with POST /v1/resources, ` +
      'which takes files of up to 5 GiB',
  });
}
