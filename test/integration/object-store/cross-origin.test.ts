import { afterAll, describe, expect, test } from 'vitest';
import { corsRules } from '../../../lambdas/aws/bucket-cors.ts';
import { type RawAnswer, send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { encodeForm, post, signForm, xmlText } from './upload-form.ts';

const page = 'https://page.example';

const stores = new Map<string, Promise<RunningStore>>();
afterAll(async () => {
  for (const store of stores.values()) await (await store)[Symbol.asyncDispose]();
});

/** The store that accepts uploads from pages of these origins. */
function storeFor(...uploadOrigins: string[]): Promise<RunningStore> {
  const key = uploadOrigins.join(' ');
  const store = stores.get(key) ?? startStore({ corsRules: corsRules(uploadOrigins) });
  stores.set(key, store);
  return store;
}

function preflight(store: RunningStore, headers: Record<string, string>): Promise<RawAnswer> {
  return send(store, { method: 'OPTIONS', path: `/${bucket}`, headers });
}

describe('a preflight request', () => {
  test.each([
    ['POST', '*', '*'],
    ['POST', page, page],
    ['PUT', '*', '*'],
    ['DELETE', page, page],
  ])('for an upload by %s succeeds if %s allows the origin', async (method, allowed, origin) => {
    const store = await storeFor('https://first.example', allowed);
    const { status, headers, body } = await preflight(store, {
      origin: page,
      'access-control-request-method': method,
      'access-control-request-headers': 'x-requested-with',
    });
    expect([status, body]).toEqual([200, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST, PUT, DELETE',
      'access-control-allow-headers': 'x-requested-with',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '3600',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
  });

  test.each(['GET', 'HEAD'])('for %s succeeds for any origin', async (method) => {
    const store = await storeFor(page);
    const { status, headers } = await preflight(store, {
      origin: 'null',
      'access-control-request-method': method,
      'access-control-request-headers': 'range',
    });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'range',
    });
  });

  test.each<[string, readonly string[], Record<string, string>, number, string]>([
    [
      'for an upload, from another origin,',
      ['https://other.example'],
      { origin: page, 'access-control-request-method': 'POST' },
      403,
      'AccessForbidden',
    ],
    [
      'for another method',
      ['*'],
      { origin: page, 'access-control-request-method': 'PATCH' },
      403,
      'AccessForbidden',
    ],
    ['without an origin', ['*'], { 'access-control-request-method': 'POST' }, 400, 'BadRequest'],
    ['without a method', ['*'], { origin: page }, 400, 'BadRequest'],
  ])('%s is refused', async (_name, uploadOrigins, headers, status, code) => {
    const store = await storeFor(...uploadOrigins);
    const answer = await preflight(store, headers);
    expect([answer.status, xmlText(answer.body, 'Code')]).toEqual([status, code]);
    expect(answer.headers['access-control-allow-methods']).toBeUndefined();
  });
});

describe('an upload from a page', () => {
  const upload = (store: RunningStore, origin: string, good: boolean) =>
    fetch(`${store.url}/${bucket}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=----the-boundary', origin },
      body: new Uint8Array(good ? encodeForm(signForm(store)) : Buffer.from('no form')),
    });

  test.each([
    [true, 204],
    [false, 400],
  ])('can be read by the page, accepted or not: %s', async (good, status) => {
    const store = await storeFor(page);
    const response = await upload(store, page, good);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  test('cannot be read by a page of another origin', async () => {
    const store = await storeFor(page);
    const response = await upload(store, 'https://other.example', true);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('without an origin gets no CORS headers', async () => {
    await using store = await startStore();
    const { headers } = await post(store, signForm(store));
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

// The redirect from the API to the file leads to another origin: after it, the browser sends `Origin: null`.
test('a page of any origin can read a file, with the headers that a viewer needs', async () => {
  const store = await storeFor(page);
  const url = new URL(`${store.url}/${bucket}/missing`);
  const { headers } = await fetch(url, { headers: { origin: 'null' } });
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-expose-headers')).toBe(
    'ETag, Content-Disposition, Content-Range, Accept-Ranges',
  );
});
