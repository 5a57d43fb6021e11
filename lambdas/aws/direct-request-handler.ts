import type { Platform } from '../platform.ts';

/** The part of the SDK's request that a call needs. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Passes the SDK's requests to a table in this process, unsigned, since nothing is sent. */
export function directRequestHandler(callTable: NonNullable<Platform['callTable']>) {
  return {
    async handle(request: SdkRequest) {
      const [, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.', 2);
      const { statusCode, body } = await callTable(operation, request.body);
      const headers: Record<string, string> = { 'content-type': 'application/x-amz-json-1.0' };
      // The SDK reads errors, and takes bytes only.
      return { response: { statusCode, headers, body: statusCode === 200 ? body : Buffer.from(body) } };
    },
    destroy() {},
    metadata: { handlerProtocol: 'direct' },
  };
}
