import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const { base_url } = await openTarget();

const get = async (path: string) => {
  const { bytes, ...answer } = await exchange(base_url, { path });
  const isCompressed = answer.headers['content-encoding'] === 'gzip';
  return { ...answer, content: (isCompressed ? gunzipSync(bytes) : bytes).toString() };
};

test.each(['/console', '/console/', '/console/files/41aeae16-a8d9-4e9d-9909-13f17f54fe42'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const { status, headers, content } = await get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
    });
    expect(content).toContain('<title>Console');
  },
);

test('nothing stands in the page itself, and nothing comes from elsewhere but from the bucket', async () => {
  const { headers, content } = await get('/console');
  const policy = String(headers['content-security-policy']);
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('*');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    expect.stringMatching(/^connect-src 'self' https?:\/\/[^ /]+$/),
    expect.stringMatching(/^img-src 'self' https?:\/\/[^ /]+ blob: data:$/),
    expect.stringMatching(/^media-src 'self' https?:\/\/[^ /]+ blob:$/),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  expect(content).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
});

test('its files may be kept for a year, for their names say what is in them', async () => {
  const { content } = await get('/console');
  const files = [...content.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
  const types: Record<string, string> = {
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    svg: 'image/svg+xml',
  };
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    expect(file).toMatch(/^\/console\/assets\/[\w-]+\.\w+$/);
    const { status, headers } = await get(file);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': types[file.slice(file.lastIndexOf('.') + 1)],
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }
});

test('there is no other file', async () => {
  const { status } = await get('/console/assets/other.js');
  expect(status).toBe(404);
});
