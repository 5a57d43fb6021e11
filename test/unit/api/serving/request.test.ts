import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyText, jsonObject, limitBody, readRequest } from '../../../../lambdas/api/serving/request.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest, gatewayEvent } from '../../support/requests.ts';

const withBody = (body: Buffer) => ({ ...apiRequest({}), body });

describe('a request', () => {
  test('is read from payload format 2.0', () => {
    const event = gatewayEvent('POST', '/v1/resources', {
      headers: { authorization: 'Bearer x' },
      pathParameters: { id: '1' },
      rawQueryString: 'a=%20',
      body: '{"größe":1}',
    });
    expect(readRequest(event)).toEqual({
      id: 'request-1',
      method: 'POST',
      path: '/v1/resources',
      query: 'a=%20',
      pathParameters: { id: '1' },
      headers: { authorization: 'Bearer x' },
      body: '{"größe":1}',
    });
  });

  test('may have a body in base64, or none', () => {
    const bytes = Buffer.from([0, 255, 254]);
    const event = gatewayEvent('POST', '/', { body: bytes.toString('base64'), isBase64Encoded: true });
    expect(readRequest(event).body).toEqual(bytes);
    expect(readRequest(gatewayEvent('GET', '/'))).toMatchObject({
      body: '',
      pathParameters: {},
    });
  });

  test('may have as many bytes as the route reads, and no more', async () => {
    expect(() => limitBody(withBody(Buffer.from('ééé')), 6)).not.toThrow();
    expect(await problemOf(() => limitBody(withBody(Buffer.from('ééé')), 5))).toEqual({
      code: 'too-large',
      message: 'The request body must be at most 5 bytes long.',
    });
  });
});

describe("a body's text", () => {
  test('is UTF-8, without a byte order mark', () => {
    expect(bodyText(withBody(Buffer.from('\ufeffé🚒')))).toBe('é🚒');
  });

  test.each([
    ['Latin 1', Buffer.from('é', 'latin1')],
    ['an incomplete character', Buffer.from('🚒').subarray(0, 3)],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['UTF-16', Buffer.from('\ufeffa', 'utf16le')],
  ])('in %s is refused', async (_, body) => {
    expect(await problemOf(() => bodyText(withBody(body)))).toEqual({
      code: 'invalid-request',
      message: 'The request body must be text in UTF-8.',
    });
  });
});

describe("a body's JSON object", () => {
  test.each(['', ' ', '{', '{"a":1,}', "{'a':1}", 'a=1&b=2', '{"a":1}{', 'NaN', '\0'])(
    '%j is not JSON',
    async (body) => {
      expect(await problemOf(() => jsonObject(apiRequest({ body })))).toEqual({
        code: 'invalid-request',
        message: 'The request body is not valid JSON.',
      });
    },
  );

  test.each(['null', '[]', '[{}]', '"text"', '1', 'true'])('%s is no object', async (body) => {
    expect(await problemOf(() => jsonObject(apiRequest({ body })))).toEqual({
      code: 'invalid-request',
      message: 'The request body must be a JSON object.',
    });
  });

  test('may have a mebibyte and 32 levels, and no more', async () => {
    const large = (letters: number) => apiRequest({ body: `{"a":"${'é'.repeat(letters)}"}` });
    expect(jsonObject(large(2 ** 19 - 4))['a']).toHaveLength(2 ** 19 - 4);
    expect(await problemOf(() => jsonObject(large(2 ** 19 - 3)))).toEqual({
      code: 'too-large',
      message: 'The request body must be at most 1048576 bytes long.',
    });
    const nested = (levels: number) => apiRequest({ body: `{"a":${'['.repeat(levels - 1)}` });
    expect(await problemOf(() => jsonObject(nested(32)))).toMatchObject({
      message: 'The request body is not valid JSON.',
    });
    expect(await problemOf(() => jsonObject(nested(33)))).toEqual({
      code: 'invalid-request',
      message: 'The request body must be nested at most 32 levels deep.',
    });
    const broad = `{"a":[${'[],{},"[[",'.repeat(1000)}"\\\\"]}`;
    expect(jsonObject(apiRequest({ body: broad }))).toEqual(JSON.parse(broad));
  });

  test('keeps all keys, however strange', () => {
    const object = jsonObject(apiRequest({ body: '{"__proto__":{"mode":"x"},"toString":1}' }));
    expect(Object.keys(object)).toEqual(['__proto__', 'toString']);
    expect(object['mode']).toBeUndefined();
  });

  test('is read as it was written, for every object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const body = JSON.stringify(object);
        expect(JSON.stringify(jsonObject(apiRequest({ body })))).toBe(body);
      }),
    );
  });
});
