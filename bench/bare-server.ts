/**
 * A minimal file server: `/files/{name}` is written to and read from the folder in the first argument; everything else
 * is answered with a few bytes. Prints its port.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const [, , folder = ''] = process.argv;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, files, name = ''] = (request.url ?? '').split('/');
  const file = path.join(folder, path.basename(name));
  if (files !== 'files') {
    request.resume();
    response.end('{}');
  } else if (request.method === 'POST') {
    await pipeline(request, createWriteStream(file));
    response.writeHead(204).end();
  } else {
    await pipeline(createReadStream(file), response);
  }
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`${address?.port}`);
});
