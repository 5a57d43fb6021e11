import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendObject } from './download/download.ts';
import { contentHashMismatch, notImplemented } from './http/errors.ts';
import { requestFields } from './http/headers.ts';
import type { RequestTarget } from './http/request-target.ts';
import { sendXml } from './http/responses.ts';
import { abortMultipartUpload } from './multipart/abort-upload.ts';
import { completeMultipartUpload } from './multipart/complete-upload.ts';
import { createMultipartUpload } from './multipart/create-upload.ts';
import { listParts, partParameters } from './multipart/list-parts.ts';
import { uploadPart } from './multipart/upload-part.ts';
import { uploadPartCopy } from './multipart/upload-part-copy.ts';
import { copyObject } from './put/copy-object.ts';
import { putObject } from './put/put-object.ts';
import { putObjectTagging } from './put/put-object-tagging.ts';
import { verifyRequest } from './signature/request-signature.ts';
import { objectHeaders } from './storage/object-headers.ts';
import { formatTagging } from './storage/object-tagging.ts';
import type { ObjectRequest, StoreContext } from './store-context.ts';
import { deleteObject } from './versions/delete-object.ts';
import { listingParameters, listObjectVersions } from './versions/list-object-versions.ts';
import { requestedVersion, requireObject } from './versions/requested-version.ts';

interface Operation {
  readonly perform: (request: ObjectRequest, context: StoreContext) => Promise<void>;
  readonly takesBody: boolean;
  /** The query parameters that it reads. */
  readonly parameters: readonly string[];
}

const VERSION = ['versionId'];
const READING = [...VERSION, ...objectHeaders.map((name) => `response-${name}`)];

/** By the method, and the subresources in the query or the header that select an operation. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['GET bucket versions', { perform: listObjectVersions, takesBody: false, parameters: listingParameters }],
  ['GET', { perform: sendObject, takesBody: false, parameters: READING }],
  ['HEAD', { perform: sendObject, takesBody: false, parameters: READING }],
  ['GET tagging', { perform: sendTagging, takesBody: false, parameters: VERSION }],
  ['DELETE', { perform: deleteObject, takesBody: false, parameters: VERSION }],
  ['PUT', { perform: putObject, takesBody: true, parameters: [] }],
  ['PUT tagging', { perform: putObjectTagging, takesBody: true, parameters: VERSION }],
  ['POST uploads', { perform: createMultipartUpload, takesBody: false, parameters: [] }],
  ['PUT partNumber uploadId', { perform: uploadPart, takesBody: true, parameters: [] }],
  [
    'PUT partNumber uploadId x-amz-copy-source',
    { perform: uploadPartCopy, takesBody: false, parameters: [] },
  ],
  ['GET uploadId', { perform: listParts, takesBody: false, parameters: partParameters }],
  ['POST uploadId', { perform: completeMultipartUpload, takesBody: true, parameters: [] }],
  ['DELETE uploadId', { perform: abortMultipartUpload, takesBody: false, parameters: [] }],
  ['PUT x-amz-copy-source', { perform: copyObject, takesBody: false, parameters: [] }],
]);

const subresources: readonly string[] = ['partNumber', 'tagging', 'uploadId', 'uploads', 'versions'];

const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
const noPayload = [UNSIGNED_PAYLOAD, createHash('sha256').digest('hex')];

/** Performs a request on the bucket or an object, once its signature is verified. Rejects with S3's errors. */
export async function performSigned(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
  requestId: string,
  context: StoreContext,
): Promise<void> {
  const { method = '', headers } = request;
  const parameters = target.query
    .map(([name]) => name)
    .filter((name) => name !== 'x-id' && !/^x-amz-/i.test(name));
  const fields = requestFields(headers, target.query);
  const name = operationName(method, target.key === '', parameters, fields);
  const operation = operations.get(name);
  if (operation === undefined) throw notImplemented(name);
  const signedPayload = verifyRequest({ method, target, headers }, context.signer, context.now());
  const unknown = parameters.find(
    (parameter) => !subresources.includes(parameter) && !operation.parameters.includes(parameter),
  );
  if (unknown !== undefined) throw notImplemented(unknown);
  const payloadHash = signedPayload ?? UNSIGNED_PAYLOAD;
  if (!operation.takesBody && !noPayload.includes(payloadHash)) throw contentHashMismatch();
  await operation.perform({ request, response, target, requestId, fields, payloadHash }, context);
}

function operationName(
  method: string,
  isOfBucket: boolean,
  parameters: readonly string[],
  fields: ReadonlyMap<string, string>,
): string {
  const about = isOfBucket ? ['bucket'] : [];
  const header = method === 'PUT' && fields.has('x-amz-copy-source') ? ['x-amz-copy-source'] : [];
  return [
    method,
    ...about,
    ...parameters.filter((name) => subresources.includes(name)).sort(),
    ...header,
  ].join(' ');
}

async function sendTagging({ response, target }: ObjectRequest, { objects }: StoreContext): Promise<void> {
  const { key } = target;
  const versionId = requestedVersion(target);
  const object = requireObject(await objects.find(key, versionId), { method: 'GET', key, versionId });
  response.setHeader('x-amz-version-id', object.versionId);
  sendXml(response, 200, formatTagging(object.tags));
}
