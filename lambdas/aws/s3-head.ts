import type { LinkSigner, ObjectStore } from '../model/resources/ports.ts';

/** S3 answers within milliseconds; after this many without an answer, the request is sent again. */
const SILENCE_LIMIT = 1500;
const TRIES = 3;

/**
 * Looks up objects by signed links, for functions that do nothing else in the bucket: the SDK's client would double the
 * code that they load at their start.
 */
export function s3Head(
  links: Pick<LinkSigner, 'signDownload'>,
  now: () => number,
): Pick<ObjectStore, 'find'> {
  async function head(key: string): Promise<Response> {
    const link = { method: 'HEAD', key, contentDisposition: 'attachment', expiresInSeconds: 60 } as const;
    const signal = AbortSignal.timeout(SILENCE_LIMIT);
    const response = await fetch(links.signDownload(link, now()), { method: 'HEAD', signal });
    if (response.status >= 500) throw new Error(`S3 answered ${response.status}.`);
    return response;
  }

  async function patientHead(key: string): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await head(key);
      } catch (error) {
        if (tries === TRIES) throw error;
      }
    }
  }

  return {
    async find(key) {
      const { ok, status, headers } = await patientHead(key);
      // S3 answers 403 instead of 404 to a caller without the right to list the bucket.
      if (status === 403 || status === 404) return undefined;
      if (!ok) throw new Error(`S3 answered ${status}.`);
      return {
        size: Number(headers.get('content-length')),
        uploadedAt: Date.parse(headers.get('last-modified') ?? ''),
        etag: (headers.get('etag') ?? '').replaceAll('"', ''),
      };
    },
  };
}
