import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { apiAt } from './support/api.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);

const OK = {
  status: 'ok',
  version: manifest.version,
  time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
};

describe.each(['/status', '/v1.0/status', '/v2.0/status'])('%s', (path) => {
  test('needs no credentials', async () => {
    expect(outcome(await api.send({ path }))).toEqual({ status: 200, body: OK });
  });

  test('ignores invalid credentials', async () => {
    expect((await api.send({ path, token: 'bad' })).status).toBe(200);
  });

  test('with deep=true includes the table and the bucket', async () => {
    expect(outcome(await api.send({ path: `${path}?deep=true` }))).toEqual({
      status: 200,
      body: { ...OK, table: 'ok', bucket: 'ok' },
    });
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s', async (method) => {
    const answer = await api.send({ method, path });
    expect(outcome(answer)).toEqual({
      status: 405,
      body: { error: { code: 405, message: `${method} is not allowed: use GET or HEAD.` } },
    });
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });

  test('answers HEAD without a body', async () => {
    expect(await api.send({ method: 'HEAD', path })).toMatchObject({ status: 200, text: '' });
  });
});

test('the timestamp is that of the answer', async () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  const { text } = await api.send({ path: '/status' });
  const told = Date.parse(JSON.parse(text).time);
  // A remote target has another clock.
  expect(Math.abs(told - before)).toBeLessThan(60_000);
});

describe('refuses the query', () => {
  test.each([
    ['deep=yes', 'deep must be true or false'],
    ['deep=true&deep=true', 'deep must not be sent more than once'],
    ['x=1', 'x is an unknown field: leave it out'],
    ['x=1&deep=', 'deep must be true or false; x is an unknown field: leave it out'],
  ])('%s: %s', async (query, message) => {
    expect(outcome(await api.send({ path: `/status?${query}` }))).toEqual({
      status: 400,
      body: { error: { code: 400, message: `The request is not valid: ${message}.` } },
    });
  });
});

test('ignores a short body', async () => {
  expect((await api.send({ path: '/status', body: 'x'.repeat(1024) })).status).toBe(200);
  expect(outcome(await api.send({ path: '/status', body: 'x'.repeat(1025) }))).toEqual({
    status: 413,
    body: { error: { code: 413, message: 'The request body must be at most 1024 bytes long.' } },
  });
});
