import { expectStatus, expectThat } from './check.ts';
import { LIFE } from './files.ts';
import type { Smoke } from './smoke.ts';

/** The upload of a file in parts, one request after the other, as a client that is not ours would send them. */
export interface MultipartFile {
  readonly id: string;
  readonly uri: string;
  /** Opens an upload of the file, maybe one more, and resolves to its id. */
  open(): Promise<string>;
  /** Sends these bytes as a part. */
  send(uploadId: string, partNumber: number, bytes: Uint8Array<ArrayBuffer>): Promise<Response>;
  /** Signs the request that completes an upload. It is sent with the ETags of the parts. */
  signCompletion(uploadId: string): Promise<Completion>;
}

export interface Completion {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks for the upload of a file of some bytes in parts. */
export async function reserveInParts({ client, made }: Smoke, size: number): Promise<MultipartFile> {
  const { data } = await client.api.POST('/v1/resources', {
    body: {
      file_name: 'smoke.bin',
      mime_type: 'application/octet-stream',
      mode: 'temporary_url',
      expire: LIFE,
      upload: 'multipart',
      size,
    },
  });
  expectThat(data !== undefined, 'the service answered without a body');
  const { id, uri, signed_request: opening } = data;
  made.resources.add(id);
  expectThat(opening !== null && 'method' in opening, 'the service signed no upload in parts');
  const sign = async (uploadId: string, request: { method: 'POST' | 'PUT'; partNumber?: number }) => {
    const { data: signed } = await client.api.POST('/v1/uploads/sign', {
      body: { ...request, key: id, uploadId },
    });
    expectThat(signed !== undefined, 'the service signed no request');
    return { url: signed.url, headers: 'headers' in signed ? signed.headers : {} };
  };
  return {
    id,
    uri,
    async open() {
      const { method, url, headers } = opening;
      const text = await (await expectStatus(await fetch(url, { method, headers }), 200)).text();
      const [, uploadId] = /<UploadId>(.*?)<\/UploadId>/s.exec(text) ?? [];
      expectThat(uploadId !== undefined, 'the bucket named no upload');
      return uploadId;
    },
    async send(uploadId, partNumber, bytes) {
      const { url } = await sign(uploadId, { method: 'PUT', partNumber });
      return fetch(url, { method: 'PUT', body: bytes });
    },
    signCompletion: (uploadId) => sign(uploadId, { method: 'POST' }),
  };
}

/** The ETag of a part that the bucket has taken. */
export async function etagOf(response: Response): Promise<string> {
  return (await expectStatus(response, 200)).headers.get('etag') ?? '';
}

/** Completes an upload, and resolves to the bucket's answer: S3 may refuse with 200 and an error in the body. */
export async function complete({ url, headers }: Completion, etags: readonly string[]): Promise<Answer> {
  const parts = etags.map(
    (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
  );
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(text) ?? [];
  return { isRefused: !response.ok || text.includes('<Error>'), told: `${response.status} ${code}`.trim() };
}

interface Answer {
  readonly isRefused: boolean;
  /** The status, and S3's word for what is wrong. */
  readonly told: string;
}
