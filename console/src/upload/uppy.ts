import AwsS3 from '@uppy/aws-s3';
import Uppy, { type Body } from '@uppy/core';
import GoldenRetriever from '@uppy/golden-retriever';
import { isGone } from './failure.ts';
import { deleteQuietly, isLarge, newKey, partSize, reserve, sign, type UploadMeta } from './signing.ts';

const MEBIBYTE = 1024 ** 2;

/**
 * What the browser keeps of files for when the page is loaded again, in bytes; others must be chosen again. (The types of
 * the plugin do not know these options.)
 */
const KEPT: object = { maxFileSize: 256 * MEBIBYTE, maxTotalSize: 1024 * MEBIBYTE };

export type UploadUppy = Uppy<UploadMeta, Body>;

/** Uppy, with the service that signs its requests. `name` tells apart what the browser keeps for tabs and users. */
export function createUppy(name: string): UploadUppy {
  // The panel shows what goes wrong.
  const logger = { debug() {}, warn() {}, error() {} };
  const uppy = new Uppy<UploadMeta, Body>({ id: name, logger });
  uppy.use(GoldenRetriever, { indexedDB: KEPT });
  uppy.use(AwsS3, {
    limit: Number.POSITIVE_INFINITY,
    allowedMetaFields: [],
    shouldUseMultipart: isLarge,
    getChunkSize: partSize,
    generateObjectKey: ({ id }) => id,
    async signRequest(request) {
      if (!('uploadId' in request)) return begin(uppy, request.key);
      const signed = await sign(request);
      // S3 is told as well, with what has been signed.
      if (request.method === 'DELETE') deleteQuietly(request.key);
      return signed;
    },
  });
  return uppy;
}

/** The request that sends a file, or opens its upload in parts. */
async function begin(uppy: UploadUppy, id: string) {
  const file = uppy.getFile(id);
  const reservation = await reserve(file).catch((error) => {
    if (!isGone(error)) throw error;
    uppy.setFileMeta(id, { ...file.meta, key: newKey() });
    return reserve(uppy.getFile(id));
  });
  const { id: resourceId, expires_at: expiresAt, signed_request: signed } = reservation;
  if (uppy.getFile(id) === undefined) {
    deleteQuietly(resourceId);
    throw new DOMException('The upload was given up.', 'AbortError');
  }
  uppy.setFileMeta(id, { ...uppy.getFile(id).meta, resourceId, expiresAt });
  if (signed === null) throw new Error('The file has been uploaded already.');
  // Forms name their key themselves; of uploads in parts, the service takes the id.
  return { ...signed, key: resourceId };
}
