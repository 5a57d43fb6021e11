import type { MultipartRequest } from '../model/resources/multipart.ts';
import { taggingHeader } from './object-tags.ts';

/** A request of S3's API, without its object. */
interface Request {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly query: Readonly<Record<string, string>>;
  /** What the sender must set; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The length of its body in bytes, which every client sends by itself; absent for any. */
  readonly length?: number;
}

/**
 * The request of S3's API for a step of a multipart upload. S3 takes tags from a header only. Completing is refused
 * (`If-None-Match`) if an object has the key already, and (`x-amz-mp-object-size`) if the parts add up to another size.
 */
export function multipartRequest(request: MultipartRequest): Request {
  switch (request.operation) {
    case 'open': {
      const headers = {
        'content-type': request.contentType,
        'x-amz-tagging': taggingHeader(request.lifecycle),
      };
      return { method: 'POST', query: { uploads: '' }, headers };
    }
    case 'send-part': {
      const { uploadId, partNumber, bytes } = request;
      const query = { partNumber: String(partNumber), uploadId };
      return { method: 'PUT', query, headers: {}, length: bytes };
    }
    case 'list-parts':
      return { method: 'GET', query: { uploadId: request.uploadId }, headers: {} };
    case 'complete': {
      const headers = { 'if-none-match': '*', 'x-amz-mp-object-size': String(request.bytes) };
      return { method: 'POST', query: { uploadId: request.uploadId }, headers };
    }
    case 'abort':
      return { method: 'DELETE', query: { uploadId: request.uploadId }, headers: {} };
  }
}
