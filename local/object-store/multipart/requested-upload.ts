import { invalidArgument } from '../http/errors.ts';
import { queryValue, type RequestTarget } from '../http/request-target.ts';
import { MAXIMUM_PART_NUMBER, type UploadName } from '../storage/multipart-upload.ts';

/** The upload that a request names. */
export function requestedUpload(target: RequestTarget): UploadName {
  return { key: target.key, uploadId: queryValue(target, 'uploadId') ?? '' };
}

/** The part number in a request. Throws `InvalidArgument`. */
export function requestedPart(target: RequestTarget): number {
  const text = queryValue(target, 'partNumber') ?? '';
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MAXIMUM_PART_NUMBER) return number;
  const message = `Part number must be an integer between 1 and ${MAXIMUM_PART_NUMBER}, inclusive`;
  throw invalidArgument('partNumber', text, message);
}
