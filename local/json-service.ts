import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AccessKey } from './access-key.ts';
import { type SignatureCheck, signatureCheck } from './request-signature.ts';
import type { LocalServer } from './server.ts';

/** An error that a service answers with, by its name in the API reference. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface JsonService {
  /** The service's name in signatures, such as `sqs`. */
  readonly name: string;
  /** What precedes the operation in the header `X-Amz-Target`, such as `AmazonSQS`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  /** The namespace of the types of errors, such as `com.amazonaws.sqs#`. */
  readonly errorNamespace?: string;
  /** The name of the error for a body that is not JSON. */
  readonly malformed: string;
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
  /** Performs an operation, which is empty if the request names none. Throws a ServiceError. */
  perform(operation: string, input: unknown): object;
}

/** Serves a service's JSON protocol (Smithy, "AWS JSON 1.0" and "1.1"). */
export function serveJson(server: LocalServer, service: JsonService): void {
  const checkSignature = signatureCheck(service.credentials, service.name);
  server.serve((request, response) => void serve(service, checkSignature, request, response));
}

async function serve(
  service: JsonService,
  checkSignature: SignatureCheck,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { errorNamespace = '' } = service;
  try {
    const body = await buffer(request);
    const error = checkSignature(request, body);
    if (error !== undefined) throw new ServiceError(error.name, error.message);
    const answer = service.perform(operationOf(request, service), parseJson(body.toString(), service));
    send(response, service, 200, answer);
  } catch (error) {
    if (!(error instanceof ServiceError)) response.destroy();
    else send(response, service, 400, { __type: errorNamespace + error.name, message: error.message });
  }
}

function operationOf({ headers }: IncomingMessage, { target }: JsonService): string {
  const [named, operation = '', ...rest] = String(headers['x-amz-target']).split('.');
  return named === target && rest.length === 0 ? operation : '';
}

function parseJson(body: string, { malformed }: JsonService): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError(malformed, 'The body is not JSON.');
  }
}

function send(response: ServerResponse, { version }: JsonService, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': `application/x-amz-json-${version}` })
    .end(JSON.stringify(body));
}
