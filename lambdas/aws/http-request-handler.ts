import http from 'node:http';
import https from 'node:https';

/** What the SDK asks of a request handler, as far as services with small JSON bodies need it. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Sends the SDK's requests over kept connections and hands it whole answers. The SDK's own handler serves streams,
 * proxies and HTTP/2 as well, at half again the processor time for a small request; this runs for every request.
 * `silenceLimit` is for how long a service may keep a connection silent before the SDK tries again, in milliseconds.
 */
export function httpRequestHandler(silenceLimit: number) {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };

  function handle(request: SdkRequest) {
    return new Promise<{ response: ReturnType<typeof answer> }>((resolve, reject) => {
      const secure = request.protocol === 'https:';
      const sent = (secure ? https : http).request({
        agent: agents[secure ? 'https:' : 'http:'],
        hostname: request.hostname,
        port: request.port,
        method: request.method,
        path: request.path,
        headers: request.headers,
        timeout: silenceLimit,
      });
      sent.on('timeout', () => sent.destroy(timeout(request.hostname, silenceLimit)));
      sent.on('error', reject);
      sent.on('response', (received) => {
        const chunks: Buffer[] = [];
        received.on('data', (chunk: Buffer) => chunks.push(chunk));
        received.on('error', reject);
        received.on('end', () => resolve({ response: answer(received, Buffer.concat(chunks)) }));
      });
      sent.end(request.body);
    });
  }

  function destroy(): void {
    for (const agent of Object.values(agents)) agent.destroy();
  }

  return { handle, destroy, metadata: { handlerProtocol: 'http/1.1' } };
}

function answer(received: http.IncomingMessage, body: Uint8Array) {
  const headers = Object.fromEntries(
    Object.entries(received.headers).map(([name, value]) => [name, String(value)]),
  );
  return { statusCode: received.statusCode ?? 0, headers, body };
}

/** An error under the name by which the SDK's retry strategy knows that trying again may help. */
function timeout(hostname: string, silenceLimit: number): Error {
  return Object.assign(new Error(`${hostname} did not answer within ${silenceLimit} ms.`), {
    name: 'TimeoutError',
  });
}
