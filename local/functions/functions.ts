import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessKey } from '../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../request-signature.ts';
import { openServer } from '../server.ts';
import { FunctionError, readInvocation } from './invocation.ts';
import { type LocalFunction, Runs } from './runs.ts';

export interface FunctionsOptions {
  /** How long to wait before each further try of a function that has failed, in milliseconds. */
  readonly pauses: readonly number[];
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** What requests must be signed with. */
  readonly credentials: AccessKey;
}

export interface Functions {
  /** The address that a Lambda client is given. Any region does. */
  readonly endpoint: string;
  /** Answers invocations of these functions, by their names, from now on, and those that came before. */
  provide(functions: Readonly<Record<string, LocalFunction>>): void;
  /**
   * Tells what is running that its time is over, and waits for it. What is invoked from now on, or was to be tried
   * again, does not run any more.
   */
  stop(): Promise<void>;
  /** Stops, and answers no more. */
  close(): Promise<void>;
}

/** The embedded Lambda: as much of its REST protocol as asynchronous invocations take, on the loopback interface. */
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
