import net from 'node:net';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** All that came after the head, whether it may come or not. */
  readonly body: Buffer;
}

/** The longest wait for an answer, in milliseconds. */
const LONGEST_ANSWER = 35_000;

/** Sends a request without a body and reads all that comes back, as no HTTP client does: those drop what may not come. */
export async function rawRequest(
  address: string,
  method: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const { protocol, hostname, host, port, pathname, search } = new URL(address);
  const socket =
    protocol === 'https:'
      ? tls.connect({ host: hostname, port: Number(port || 443), servername: hostname })
      : net.connect({ host: hostname, port: Number(port || 80) });
  socket.setTimeout(LONGEST_ANSWER, () => socket.destroy(new Error('there was no answer')));
  const lines = Object.entries({ host, connection: 'close', ...headers }).map((pair) => pair.join(': '));
  socket.write([`${method} ${pathname}${search} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  return answerIn(await buffer(socket));
}

function answerIn(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const pairs = lines.map((line) => line.split(/:\s*(.*)/s, 2));
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value])),
    body: bytes.subarray(end + 4),
  };
}
