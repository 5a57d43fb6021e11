import type { Platform } from '../platform.ts';

/** What the SDK asks of a request handler, as far as a call needs it. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Hands the SDK's requests to a table in this process, and the SDK the answers. Nothing is sent, so nothing is signed. */
export function directRequestHandler(callTable: NonNullable<Platform['callTable']>) {
  return {
    async handle(request: SdkRequest) {
      const [, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.', 2);
      const { statusCode, body } = await callTable(operation, textOf(request.body));
      const headers: Record<string, string> = { 'content-type': 'application/x-amz-json-1.0' };
      return { response: { statusCode, headers, body: Buffer.from(body) } };
    },
    destroy() {},
    metadata: { handlerProtocol: 'direct' },
  };
}

/** Takes the place of the SDK's signer. */
export const noSigner = {
  async sign<Request>(request: Request): Promise<Request> {
    return request;
  },
};

/** The SDK's bytes have methods of a string as well, which warn; a view of them has not. */
function textOf(body: unknown): string {
  if (!(body instanceof Uint8Array)) return String(body ?? '');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
}
