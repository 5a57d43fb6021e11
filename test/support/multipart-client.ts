import { exchange, send } from './api-client.ts';

/** The used members of the answer to `POST /v1/resources` for a file in parts. */
export interface PartsReservation {
  readonly id: string;
  readonly part_size: number;
  readonly parts: number;
  readonly upload_expires_at: string;
  readonly signed_request: SignedRequest;
}

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A part of an upload; the first has the number 1. */
export interface SentPart {
  readonly number: number;
  readonly etag: string;
}

/** A client without Uppy for an account's uploads in parts. `token` resolves to a valid one. */
export function multipartClient(baseUrl: string, token: () => Promise<string>) {
  const call = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
    return exchange('POST', `${baseUrl}${path}`, headers, [Buffer.from(JSON.stringify(body))]);
  };

  /** Asks for the signature of a request, as Uppy's `signRequest` does. */
  const sign = (request: object) => call('/v1/uploads/sign', request);

  async function signed(request: object): Promise<SignedRequest> {
    const { status, body } = await sign(request);
    if (status !== 200) throw new Error(`A request was not signed: ${body}`);
    return JSON.parse(body.toString());
  }

  return {
    create: (fields: object) =>
      call('/v1/resources', {
        file_name: 'file.bin',
        mime_type: 'application/octet-stream',
        mode: 'temporary_url',
        expire: 31_622_400,
        upload: 'multipart',
        ...fields,
      }),
    sign,
    signed,

    /** Asks for the upload of a file of this many bytes. */
    async reserve(size: number, fields: object = {}): Promise<PartsReservation> {
      const { status, body } = await this.create({ size, ...fields });
      if (status !== 200) throw new Error(`An upload was refused: ${body}`);
      return JSON.parse(body.toString());
    },

    /** Sends a part, or other bytes in its place. */
    async sendPart(id: string, uploadId: string, partNumber: number, bytes: Buffer) {
      const { url } = await signed({ method: 'PUT', key: id, uploadId, partNumber });
      return exchange('PUT', url, { 'content-length': bytes.length }, [bytes]);
    },

    /** Sends the parts with these numbers, one after the other. */
    async sendParts(
      { id, part_size }: PartsReservation,
      uploadId: string,
      file: Buffer,
      numbers: readonly number[],
    ): Promise<SentPart[]> {
      const sent: SentPart[] = [];
      for (const number of numbers) {
        const bytes = file.subarray((number - 1) * part_size, number * part_size);
        const { status, headers, body } = await this.sendPart(id, uploadId, number, bytes);
        if (status !== 200) throw new Error(`A part was refused: ${body}`);
        sent.push({ number, etag: headers.etag ?? '' });
      }
      return sent;
    },

    /** Lists the stored parts. */
    async listParts(id: string, uploadId: string): Promise<SentPart[]> {
      const { url } = await signed({ method: 'GET', key: id, uploadId });
      const { body } = await send('GET', url);
      const parts = body.toString().matchAll(/<PartNumber>(\d+)<.*?<ETag>(.*?)</gs);
      return [...parts].map(([, number, etag = '']) => ({
        number: Number(number),
        etag: etag.replaceAll('&#34;', '"'),
      }));
    },

    /** Completes an upload with these parts, true or false. */
    async complete(id: string, uploadId: string, parts: readonly SentPart[]) {
      return sendCompletion(await signed({ method: 'POST', key: id, uploadId }), parts);
    },

    async abort(id: string, uploadId: string) {
      const { url } = await signed({ method: 'DELETE', key: id, uploadId });
      return exchange('DELETE', url);
    },
  };
}

export type MultipartClient = ReturnType<typeof multipartClient>;

/** Opens an upload by its signed request. Resolves to its id. */
export async function openUpload({ method, url, headers }: SignedRequest): Promise<string> {
  const { body } = await send(method, url, headers);
  const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(body.toString())?.[1];
  if (uploadId === undefined) throw new Error(`No upload was opened: ${body}`);
  return uploadId;
}

/** Sends the signed request that completes an upload with these parts, true or false. */
export function sendCompletion({ url, headers }: SignedRequest, parts: readonly SentPart[]) {
  const list = parts.map(
    ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`,
  );
  const document = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
  return exchange('POST', url, { ...headers, 'content-length': document.length }, [document]);
}

/** The code of S3's answer to a refused request, or its status. */
export function codeOf({ status, body }: { readonly status: number; readonly body: Buffer }) {
  return /<Code>(.*)<\/Code>/.exec(body.toString())?.[1] ?? status;
}
