import { expect, test, vi } from 'vitest';
import { send, startAnswering } from './gateway-under-test.ts';

const ORIGIN = 'https://app.example.org';
const PREFLIGHT = {
  method: 'OPTIONS',
  path: '/pets/7',
  headers: { origin: ORIGIN, 'access-control-request-method': 'DELETE' },
};

function start(corsOrigins: readonly string[], headers: Record<string, string> = {}) {
  const handler = async () => ({ statusCode: 204 });
  return startAnswering(() => ({ statusCode: 200, headers, body: 'x' }), {
    corsOrigins,
    routes: [
      { methods: ['GET', 'DELETE'], paths: ['/pets/{id}'], handler },
      { methods: ['GET'], paths: ['/pets'], handler },
    ],
  });
}

function corsHeadersOf(headers: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));
}

test.each<[string, string[], string | undefined]>([
  ['of the origin', ['https://other.example.org', ORIGIN], ORIGIN],
  ['of any origin', ['*'], '*'],
  ['of a disallowed origin', ['https://app.example.org:8443'], undefined],
])('the gateway answers a preflight %s itself', async (_, corsOrigins, allowed) => {
  const { port, events } = await start(corsOrigins);
  const { status, headers, body } = await send(port, PREFLIGHT);
  expect(status).toBe(204);
  expect(body).toHaveLength(0);
  expect(corsHeadersOf(headers)).toEqual(
    allowed === undefined
      ? {}
      : {
          'access-control-allow-origin': allowed,
          'access-control-allow-methods': 'GET,DELETE',
          'access-control-allow-headers': 'authorization,content-type,idempotency-key',
          'access-control-max-age': '3600',
        },
  );
  expect(events).toEqual([]);
});

test.each<[string, string[], Record<string, string>]>([
  ['without CORS', [], PREFLIGHT.headers],
  ['without a requested method', [ORIGIN], { origin: ORIGIN }],
  ['without an origin', [ORIGIN], { 'access-control-request-method': 'DELETE' }],
])('OPTIONS %s is routed like any other request', async (_, corsOrigins, headers) => {
  const { port, events } = await start(corsOrigins);
  const answer = await send(port, { ...PREFLIGHT, headers });
  expect(answer.status).toBe(200);
  expect(events).toHaveLength(1);
});

test.each<[string, string[], Record<string, string>, string | undefined]>([
  ['an allowed origin', [ORIGIN], { origin: ORIGIN }, ORIGIN],
  ['another origin', [ORIGIN], { origin: 'https://example.org' }, undefined],
  ['the opaque origin', [ORIGIN], { origin: 'null' }, undefined],
  ['any origin', ['*'], { origin: 'null' }, '*'],
  ['no origin', ['*'], {}, undefined],
])('the CORS headers of a response to %s', async (_, corsOrigins, requestHeaders, allowed) => {
  const { port } = await start(corsOrigins, { 'Access-Control-Allow-Origin': 'https://of.the.handler' });
  const { status, headers } = await send(port, { path: '/', headers: requestHeaders });
  expect(status).toBe(200);
  expect(corsHeadersOf(headers)).toEqual(
    allowed === undefined
      ? {}
      : {
          'access-control-allow-origin': allowed,
          'access-control-expose-headers': 'x-request-id,retry-after,location,link',
        },
  );
});

test('without CORS, the function sets the CORS headers', async () => {
  const { port } = await start([], { 'Access-Control-Allow-Origin': 'https://of.the.handler' });
  const { headers } = await send(port, { path: '/', headers: { origin: ORIGIN } });
  expect(corsHeadersOf(headers)).toEqual({ 'access-control-allow-origin': 'https://of.the.handler' });
});

test("a page can read the gateway's errors", async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const { port } = await startAnswering(() => ({ statusCode: 1 }), { corsOrigins: [ORIGIN] });
  const { status, headers } = await send(port, { path: '/', headers: { origin: ORIGIN } });
  expect(status).toBe(500);
  expect(headers['access-control-allow-origin']).toBe(ORIGIN);
  log.mockRestore();
});
