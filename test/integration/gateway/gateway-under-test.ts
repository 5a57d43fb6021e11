import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import { createGateway, type GatewayOptions } from '../../../local/gateway/gateway.ts';

/** 12 March 2020, 19:03:58 UTC. */
export const NOW = 1_584_039_838_123;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Starts a gateway on a free port of the loopback interface, until the test has finished. Resolves to the port. */
export async function startGateway(options: Partial<GatewayOptions>): Promise<number> {
  const gateway = createGateway({
    routes: [],
    fallback: async () => ({ statusCode: 404 }),
    corsOrigins: [],
    now: () => NOW,
    ...options,
  });
  const server = createServer(gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port.');
  return address.port;
}

/** Starts a gateway whose routes all give this answer; `events` are the ones they received. */
export async function startAnswering(
  answer: (event: APIGatewayProxyEventV2) => APIGatewayProxyStructuredResultV2,
  options: Partial<GatewayOptions> = {},
) {
  const events: APIGatewayProxyEventV2[] = [];
  const handler = async (event: APIGatewayProxyEventV2) => {
    events.push(event);
    return answer(event);
  };
  return { events, port: await startGateway({ fallback: handler, ...options }) };
}

/** Sends a request unchanged, without a URL parser. */
export async function send(port: number, options: RequestOptions, body?: Uint8Array): Promise<Answer> {
  const outgoing = request({ host: '127.0.0.1', port, agent: false, ...options });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}
