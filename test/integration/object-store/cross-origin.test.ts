import { describe, expect, test } from 'vitest';
import { type RawAnswer, send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { encodeForm, post, signForm, xmlText } from './upload-form.ts';

const page = 'https://page.example';

function preflight(store: RunningStore, headers: Record<string, string>): Promise<RawAnswer> {
  return send(store, { method: 'OPTIONS', path: `/${bucket}`, headers });
}

describe('a preflight request', () => {
  test.each([
    ['*', '*'],
    [page, page],
  ])('of an origin that %s allows', async (allowed, origin) => {
    await using store = await startStore({ corsOrigins: ['https://first.example', allowed] });
    const { status, headers, body } = await preflight(store, {
      origin: page,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-requested-with',
    });
    expect([status, body]).toEqual([200, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'x-requested-with',
      'access-control-expose-headers': 'ETag',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
  });

  test.each<[string, readonly string[], Record<string, string>, number, string]>([
    [
      'of another origin',
      ['https://other.example'],
      { origin: page, 'access-control-request-method': 'POST' },
      403,
      'AccessForbidden',
    ],
    [
      'of any origin where none is allowed',
      [],
      { origin: page, 'access-control-request-method': 'GET' },
      403,
      'AccessForbidden',
    ],
    [
      'for another method',
      ['*'],
      { origin: page, 'access-control-request-method': 'DELETE' },
      403,
      'AccessForbidden',
    ],
    ['without an origin', ['*'], { 'access-control-request-method': 'POST' }, 400, 'BadRequest'],
    ['without a method', ['*'], { origin: page }, 400, 'BadRequest'],
  ])('%s is refused', async (_name, corsOrigins, headers, status, code) => {
    await using store = await startStore({ corsOrigins });
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
    await using store = await startStore({ corsOrigins: [page] });
    const response = await upload(store, page, good);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  test('cannot be read by a page of another origin', async () => {
    await using store = await startStore({ corsOrigins: [page] });
    const response = await upload(store, 'https://other.example', true);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('says nothing of origins to those that are no page', async () => {
    await using store = await startStore();
    const { headers } = await post(store, signForm(store));
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
