import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonQuery } from '../../../lambdas/api/validation/json-query.ts';
import { examples } from '../../support/effort.ts';
import { anyJsonObject, encoders } from '../../support/json-queries.ts';
import { send, startAnswering } from './gateway-under-test.ts';

/** A gateway whose function answers with the query that it read. */
const startEcho = () =>
  startAnswering(({ rawQueryString }) => ({
    statusCode: 200,
    body: JSON.stringify(jsonQuery(rawQueryString)),
  }));

async function echo(port: number, query: string): Promise<unknown> {
  const { status, body } = await send(port, { path: `/containers?${query}` });
  expect(status).toBe(200);
  return JSON.parse(body.toString());
}

test.each(encoders)('any JSON object passes the gateway after %s', async (_, encode) => {
  const { port } = await startEcho();
  await fc.assert(
    fc.asyncProperty(anyJsonObject, async (value) => {
      expect(await echo(port, encode(JSON.stringify(value)))).toEqual(value);
    }),
    examples(50),
  );
});

test.each([
  '%7B%3Ftags%3F%3A%7B%3Fany%3F%3A%5B%3FZelda%3F%2C%3FLink%3F%5D%7D%7D',
  '{?tags?:{?any?:[?Zelda?,?Link?]}}',
  '{"tags":{"any":["Zelda","Link"]}}',
  '%7B%22tags%22:%7B%22any%22:[%22Zelda%22,%22Link%22]%7D%7D=',
])('%s passes the gateway', async (query) => {
  const { port } = await startEcho();
  expect(await echo(port, query)).toEqual({ tags: { any: ['Zelda', 'Link'] } });
});

test('an empty query is an object without members', async () => {
  const { port } = await startEcho();
  expect(await echo(port, '')).toEqual({});
});
