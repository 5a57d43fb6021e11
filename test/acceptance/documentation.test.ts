import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const { base_url } = await openTarget();

const get = (path: string, headers: Record<string, string> = {}) => exchange(base_url, { path, headers });

test('/ gives programs the links of the service', async () => {
  const { headers, text } = await get('/', { accept: '*/*' });
  expect(headers).toMatchObject({ 'content-type': 'application/json', vary: 'accept' });
  expect(JSON.parse(text)).toEqual({
    name: 'Resource Manager',
    version: manifest.version,
    console: '/console',
    documentation: '/docs',
    description: '/openapi.json',
    status: '/status',
  });
});

test.each(['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html, application/json'])(
  '/ gives a browser that accepts %s a page',
  async (accept) => {
    const { headers, text } = await get('/', { accept });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const link of ['/console', '/docs', '/openapi.json', '/status']) {
      expect(text).toContain(`href="${link}"`);
      expect((await get(link)).status).toBe(200);
    }
  },
);

test('a client that prefers JSON to HTML gets JSON', async () => {
  const { headers } = await get('/', { accept: 'application/json, text/html;q=0.5' });
  expect(headers['content-type']).toBe('application/json');
});

test('/docs is a page that nothing of another host gets into', async () => {
  const { headers, text } = await get('/docs');
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "connect-src 'self'",
      "script-src 'self'",
      "font-src 'self'",
    ]),
  );
  expect([...text.matchAll(/(?:src|href|data-url)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'data:,',
    '/openapi.json',
    '/docs/scalar.js',
  ]);
});

test('its program is compressed', async () => {
  const { bytes, headers } = await get('/docs/scalar.js');
  expect(headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect(gunzipSync(bytes).toString()).toContain('api-reference');
});

test('there is no other file', async () => {
  expect((await get('/docs/other.js')).status).toBe(404);
});
