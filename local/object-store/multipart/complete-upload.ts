import { openBody } from '../body/request-body.ts';
import { readDocument } from '../body/request-document.ts';
import { describeUploadRequest } from '../events/created-event.ts';
import { invalidArgument, invalidRequest, noSuchUpload, S3Error } from '../http/errors.ts';
import { objectLocation } from '../http/object-location.ts';
import { sendXml } from '../http/responses.ts';
import { s3Document, textElement } from '../http/xml.ts';
import { bodyHeaders, checkHeaders, preconditionFailed, requiresNewObject } from '../put/put-headers.ts';
import { type Completion, type CompletionOutcome, MINIMUM_PART_BYTES } from '../storage/multipart-upload.ts';
import { entityTag } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { parseCompletion } from './completion-document.ts';
import { requestedUpload } from './requested-upload.ts';

/** More than ten thousand parts with everything that S3 lets a client send about them. */
const MAXIMUM_DOCUMENT_BYTES = 4 * 1024 ** 2;

const SIZE = 'x-amz-mp-object-size';

/**
 * Makes an object of an upload's parts (S3's API, "CompleteMultipartUpload"), or leaves the upload unchanged: throws
 * `NoSuchUpload`, `MalformedXML`, `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`, `InvalidRequest` if the size
 * differs from the client's, and `PreconditionFailed` if the object must be new and one exists.
 */
export async function completeMultipartUpload(
  objectRequest: ObjectRequest,
  { bucket, objects, events, now }: StoreContext,
): Promise<void> {
  const { request, response, target, requestId, fields } = objectRequest;
  checkHeaders(fields, [...bodyHeaders, 'if-none-match', SIZE]);
  const onlyNew = requiresNewObject(fields);
  const size = readSize(fields.get(SIZE));
  const parts = parseCompletion(await readDocument(openBody(objectRequest), MAXIMUM_DOCUMENT_BYTES));
  const upload = describeUploadRequest(request, requestId, 'CompleteMultipartUpload');
  const completion = { ...requestedUpload(target), parts, size, onlyNew, storedAt: now(), upload };
  const outcome = await objects.multipart.complete(completion);
  if ('refusal' in outcome) throw refusalOf(outcome, completion);
  const { object } = outcome;
  events.deliver(object);
  response.setHeader('x-amz-version-id', object.versionId);
  const document = s3Document(
    'CompleteMultipartUploadResult',
    textElement('Location', objectLocation(request, bucket, object.key)),
    textElement('Bucket', bucket),
    textElement('Key', object.key),
    textElement('ETag', entityTag(object)),
  );
  sendXml(response, 200, document);
}

function readSize(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw invalidArgument(SIZE, header, `Value for ${SIZE} header is invalid.`);
}

function refusalOf(
  outcome: Exclude<CompletionOutcome, { readonly object: unknown }>,
  { uploadId, size }: Completion,
): S3Error {
  switch (outcome.refusal) {
    case 'NoSuchUpload':
      return noSuchUpload(uploadId);
    case 'PreconditionFailed':
      return preconditionFailed();
    case 'InvalidRequest':
      return invalidRequest(
        `The provided '${SIZE}' header value ${size} does not match what was computed: ${outcome.size}`,
      );
    case 'InvalidPart':
      return new S3Error(
        400,
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { UploadId: uploadId, PartNumber: String(outcome.part.number), ETag: outcome.part.etag },
      );
    case 'EntityTooSmall':
      return new S3Error(
        400,
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        {
          ProposedSize: String(outcome.part.size),
          MinSizeAllowed: String(MINIMUM_PART_BYTES),
          PartNumber: String(outcome.part.number),
          ETag: outcome.part.etag,
        },
      );
  }
}
