import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

export interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

type Behaviour = (response: ServerResponse) => void;

export const answer =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end();

/** Never answers. */
export const hang: Behaviour = () => {};

/** A webhook's receiver on this machine, which keeps the received requests and behaves as the test says. */
export async function startReceiver(behaviour: Behaviour = answer(204)) {
  const received: Received[] = [];
  const receiver = { received, behaviour, url: '', end: () => {} };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ headers, body });
    receiver.behaviour(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  receiver.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`;
  receiver.end = () => {
    server.closeAllConnections();
    server.close();
  };
  afterAll(receiver.end);
  return receiver;
}
