import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessKey } from '../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../request-signature.ts';
import { openServer } from '../server.ts';
import { FunctionError, readInvocation } from './invocation.ts';
import { type LocalFunction, Runs } from './runs.ts';

export interface FunctionsOptions {
  /** The pauses before each retry of a failed function, in milliseconds. */
  readonly pauses: readonly number[];
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
}

export interface Functions {
  /** The address for a Lambda client, with any region. */
  readonly endpoint: string;
  /** Runs invocations of these functions by name, including those that are waiting. */
  provide(functions: Readonly<Record<string, LocalFunction>>): void;
  /**
   * Tells the running functions that their time is over, and waits for them. Later invocations and pending retries do
   * not run.
   */
  stop(): Promise<void>;
  /** Stops, and closes the endpoint. */
  close(): Promise<void>;
}

/** The embedded Lambda on the loopback interface: the part of its REST protocol for asynchronous invocations. */
export async function openFunctions({ pauses, now, credentials }: FunctionsOptions): Promise<Functions> {
  const server = await openServer(0);
  const runs = new Runs(pauses, now);
  const checkSignature = signatureCheck(credentials, 'lambda');
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    provide(functions) {
      const byName = new Map(Object.entries(functions));
      server.serve((request, response) => void serve(byName, runs, checkSignature, request, response));
    },
    stop: () => runs.stop(),
    async close() {
      await runs.stop();
      await server.close();
    },
  };
}

async function serve(
  functions: ReadonlyMap<string, LocalFunction>,
  runs: Runs,
  checkSignature: SignatureCheck,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { name, event } = await readInvocation(request, checkSignature);
    const invoked = functions.get(name);
    if (invoked === undefined)
      throw new FunctionError(404, 'ResourceNotFoundException', `Function not found: ${name}`);
    runs.start(name, invoked, event);
    response.writeHead(202).end();
  } catch (error) {
    if (error instanceof FunctionError) sendError(response, error);
    else response.destroy();
  }
}

function sendError(response: ServerResponse, { status, name, message }: FunctionError): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-ErrorType': name });
  response.end(JSON.stringify({ Type: 'User', Message: message }));
}
