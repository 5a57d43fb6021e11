import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { SignatureCheck } from '../request-signature.ts';

/** An error of the AWS Lambda API; `x-amzn-ErrorType` carries its name. */
export class FunctionError extends Error {
  readonly status: number;

  constructor(status: number, name: string, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export interface Invocation {
  /** The function's name. */
  readonly name: string;
  /** The payload of the invocation, parsed from JSON. */
  readonly event: unknown;
}

/**
 * Reads a request for the operation `Invoke` (AWS Lambda API Reference). Throws a FunctionError for a wrong signature,
 * another operation, an invocation type other than `Event`, or a payload that is not JSON.
 */
export async function readInvocation(
  request: IncomingMessage,
  checkSignature: SignatureCheck,
): Promise<Invocation> {
  const payload = await buffer(request);
  const error = checkSignature(request, payload);
  if (error !== undefined) throw new FunctionError(403, error.name, error.message);
  const [, name] = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || name === undefined)
    throw new FunctionError(404, 'UnknownOperationException', 'Only the operation Invoke is supported.');
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'Event') {
    const message = `The invocation type ${type} is not supported: only Event is.`;
    throw new FunctionError(400, 'InvalidParameterValueException', message);
  }
  return { name, event: parseJson(payload.toString()) };
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    throw new FunctionError(400, 'InvalidRequestContentException', 'The payload is not JSON.');
  }
}
