import fc from 'fast-check';
import { expect, test } from 'vitest';
import { send, startAnswering } from './gateway-under-test.ts';

/** The values that a header may have: visible characters, bytes beyond ASCII, and blanks between them. */
const headerValue = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 40 },
  )
  .map((codes) => String.fromCharCode(...codes).trim());
const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/?]/.test(text));
const parameter = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));

test('the path, the query and the headers of any request reach the function', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(segment, { maxLength: 4 }),
      fc.uniqueArray(parameter, { selector: ([name]) => name, minLength: 1, maxLength: 4 }),
      headerValue,
      async (segments, parameters, value) => {
        const query = new URLSearchParams(parameters).toString();
        const path = `/${segments.map(encodeURIComponent).join('/')}?${query}`;
        await send(port, { path, headers: { 'x-any': value } });
        const event = events.pop();
        expect(event?.rawPath).toBe(`/${segments.join('/')}`);
        expect(event?.rawQueryString).toBe(query);
        expect(Object.entries(event?.queryStringParameters ?? {}).sort()).toEqual(parameters.sort());
        expect(event?.headers['x-any']).toBe(value);
      },
    ),
  );
});

test('any bytes reach the function and come back', async () => {
  const { port } = await startAnswering(({ body = '', isBase64Encoded }) => ({
    statusCode: 200,
    body,
    isBase64Encoded,
  }));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const { body } = await send(port, { method: 'PUT', path: '/' }, bytes);
      expect(body).toEqual(Buffer.from(bytes));
    }),
  );
});

test('any text reaches the function unchanged', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const headers = { 'content-type': 'application/json' };
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
      await send(port, { method: 'PUT', path: '/', headers }, Buffer.from(text));
      expect(events.pop()?.body).toBe(text);
    }),
  );
});

test('the gateway survives any request target', async () => {
  const { port } = await startAnswering(() => ({ statusCode: 200 }), {
    routes: [{ methods: ['GET'], paths: ['/{a}/b', '/{a+}'], handler: async () => ({ statusCode: 200 }) }],
  });
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[!-~]{0,60}$/), async (target) => {
      const { status } = await send(port, { path: `/${target}` });
      expect([200, 400]).toContain(status);
    }),
  );
});
