import { createHash } from 'node:crypto';
import {
  type ClaimedPart,
  type Completion,
  type CompletionOutcome,
  MAXIMUM_PART_NUMBER,
  MINIMUM_PART_BYTES,
  type UploadName,
} from '../multipart-upload.ts';
import type { ContentRows } from './content-rows.ts';
import type { KeptPart, UploadRows } from './upload-rows.ts';
import type { VersionRows } from './version-rows.ts';

/** The stores that multipart uploads use. */
export interface MultipartRows {
  readonly uploads: UploadRows;
  readonly versions: VersionRows;
  readonly contents: ContentRows;
}

/** The result of a change, and the files to remove once it is on the disk. */
export interface Change<Result> {
  readonly result: Result;
  readonly unneeded: readonly string[];
}

/** Removes an upload with all its parts. Its result is whether there was one. */
export function abortUpload({ uploads, contents }: MultipartRows, name: UploadName): Change<boolean> {
  if (uploads.find(name) === undefined) return { result: false, unneeded: [] };
  const parts = uploads.parts(name.uploadId, 0, MAXIMUM_PART_NUMBER);
  uploads.remove(name.uploadId);
  return { result: true, unneeded: parts.flatMap(({ content }) => contents.release(content)) };
}

/**
 * Makes an object of an upload's parts. Its content is the sequence of theirs: no byte is copied, however many there
 * are. Parts that are not named are removed.
 */
export function completeUpload(rows: MultipartRows, completion: Completion): Change<CompletionOutcome> {
  const { uploads, versions, contents } = rows;
  const { uploadId, key, storedAt, upload: request, onlyNew } = completion;
  const upload = uploads.find(completion);
  if (upload === undefined) return refused({ refusal: 'NoSuchUpload' });
  const kept = new Map(uploads.parts(uploadId, 0, MAXIMUM_PART_NUMBER).map((part) => [part.number, part]));
  const parts: KeptPart[] = [];
  for (const claimed of completion.parts) {
    const part = kept.get(claimed.number);
    if (part === undefined || part.etag !== claimed.etag)
      return refused({ refusal: 'InvalidPart', part: claimed });
    parts.push(part);
    kept.delete(part.number);
  }
  const small = parts.slice(0, -1).find(({ size }) => size < MINIMUM_PART_BYTES);
  if (small !== undefined) return refused({ refusal: 'EntityTooSmall', part: small });
  const size = parts.reduce((total, part) => total + part.size, 0);
  if (completion.size !== undefined && completion.size !== size)
    return refused({ refusal: 'InvalidRequest', size });
  if (onlyNew && versions.holdsObject(key)) return refused({ refusal: 'PreconditionFailed' });
  uploads.remove(uploadId);
  const content = contents.join(
    size,
    parts.map((part) => part.content),
  );
  const { headers, tags, initiatedAt } = upload;
  const measures = { size, etag: multipartEtag(completion.parts) };
  const object = versions.add(
    { key, headers, tags, ...measures, createdAt: initiatedAt, storedAt, upload: request },
    content,
  );
  const unneeded = [...kept.values()].flatMap((part) => contents.release(part.content));
  return { result: { object }, unneeded };
}

function refused(result: CompletionOutcome): Change<CompletionOutcome> {
  return { result, unneeded: [] };
}

/** The MD5 of the parts' MD5s, and their number. */
function multipartEtag(parts: readonly ClaimedPart[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(etag, 'hex');
  return `${hash.digest('hex')}-${parts.length}`;
}
