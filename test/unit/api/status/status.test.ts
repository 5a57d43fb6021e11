import { describe, expect, test, vi } from 'vitest';
import { reportStatus } from '../../../../lambdas/api/status/status.ts';
import { bind } from '../../../../lambdas/functions/status.ts';
import manifest from '../../../../package.json' with { type: 'json' };
import { problemOf } from '../../support/problems.ts';
import { apiRequest, gatewayEvent } from '../../support/requests.ts';

const { version } = manifest;
const NOW = Date.UTC(2026, 10, 22, 5, 30, 15, 999);
const time = '2026-11-22T05:30:15Z';

type Behaviour = 'answers' | 'fails' | 'is silent';

/** The endpoint over a table and a bucket with given behaviours; `end` ends the wait for them. */
function endpoint(behaviours: { table?: Behaviour; bucket?: Behaviour } = {}) {
  const waiting = new AbortController();
  const log = vi.fn();
  const reach = vi.fn(async (part: 'table' | 'bucket', signal: AbortSignal) => {
    const behaviour = behaviours[part] ?? 'answers';
    if (behaviour === 'fails') throw new Error('ECONNREFUSED');
    if (behaviour === 'is silent') {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
  });
  const respond = reportStatus({ reach, deadline: () => waiting.signal, now: () => NOW, log });
  const ask = async (query = '') => {
    const { status, body } = await respond(apiRequest({ path: '/status', query }));
    return { status, body: JSON.parse(body ?? '') };
  };
  return { ask, reach, log, end: () => waiting.abort(new Error('Too late.')) };
}

describe('the status', () => {
  test.each(['', 'deep=false'])('does not call table and bucket for %j', async (query) => {
    const { ask, reach } = endpoint({ table: 'fails', bucket: 'fails' });
    expect(await ask(query)).toEqual({ status: 200, body: { status: 'ok', version, time } });
    expect(reach).not.toHaveBeenCalled();
  });

  test('reports a table and a bucket that answer', async () => {
    const { ask, log } = endpoint();
    expect(await ask('deep=true')).toEqual({
      status: 200,
      body: { status: 'ok', version, time, table: 'ok', bucket: 'ok' },
    });
    expect(log).not.toHaveBeenCalled();
  });

  test.each<[Behaviour, Behaviour, string]>([
    ['fails', 'answers', 'The table did not answer.'],
    ['is silent', 'answers', 'The table did not answer.'],
    ['answers', 'fails', 'The bucket did not answer.'],
    ['answers', 'is silent', 'The bucket did not answer.'],
    ['fails', 'fails', 'The table and the bucket did not answer.'],
    ['fails', 'is silent', 'The table and the bucket did not answer.'],
    ['is silent', 'is silent', 'The table and the bucket did not answer.'],
  ])('if the table %s and the bucket %s: %s', async (table, bucket, message) => {
    const { ask, end } = endpoint({ table, bucket });
    const answer = ask('deep=true');
    end();
    expect(await answer).toEqual({
      status: 500,
      body: {
        error: { code: 'server', message },
        status: 'unavailable',
        version,
        time,
        table: table === 'answers' ? 'ok' : 'unreachable',
        bucket: bucket === 'answers' ? 'ok' : 'unreachable',
      },
    });
  });

  test('calls both at once, and waits once', async () => {
    const { ask, reach, end } = endpoint({ table: 'is silent', bucket: 'is silent' });
    const answer = ask('deep=true');
    expect(reach.mock.calls.map(([part]) => part)).toEqual(['table', 'bucket']);
    expect(reach.mock.calls[0]?.[1]).toBe(reach.mock.calls[1]?.[1]);
    end();
    await answer;
  });

  test('logs the cause, and does not reveal it', async () => {
    const { ask, log } = endpoint({ bucket: 'fails' });
    expect(JSON.stringify(await ask('deep=true'))).not.toContain('ECONNREFUSED');
    expect(log.mock.calls).toEqual([
      [
        {
          level: 'ERROR',
          request_id: 'request-1',
          message: 'The bucket did not answer.',
          error: 'Error: ECONNREFUSED',
        },
      ],
    ]);
  });
});

describe('a query is refused', () => {
  const DEEP = 'must be true or false';
  const ONCE = 'must not be sent more than once';
  const UNKNOWN = 'is an unknown field: leave it out';

  test.each([
    ['deep', 'deep', DEEP],
    ['deep=', 'deep', DEEP],
    ['deep=1', 'deep', DEEP],
    ['deep=TRUE', 'deep', DEEP],
    ['deep=true%20', 'deep', DEEP],
    ['deep=true&deep=true', 'deep', ONCE],
    ['deep=true&deep=false', 'deep', ONCE],
    ['verbose=true', 'verbose', UNKNOWN],
    ['x=1&x=2', 'x', UNKNOWN],
    ['Deep=true', 'Deep', UNKNOWN],
    ['__proto__=x', '__proto__', UNKNOWN],
    ['%7B%22deep%22%3Atrue%7D', '{"deep":true}', UNKNOWN],
  ])('%s', async (query, field, message) => {
    const { ask, reach } = endpoint();
    expect(await problemOf(() => ask(query))).toEqual({
      code: 'invalid-request',
      message: `The request is not valid: ${field} ${message}.`,
      details: [{ field, message }],
    });
    expect(reach).not.toHaveBeenCalled();
  });
});

test('the plain status needs no setting and no credentials', async () => {
  const handler = bind({ environment: {}, now: () => NOW, log: () => {} });
  const { statusCode, headers, body } = await handler(gatewayEvent('GET', '/status'));
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  expect(JSON.parse(body ?? '')).toEqual({ status: 'ok', version, time });
});

test('without settings and credentials, neither table nor bucket is reached', async () => {
  const handler = bind({ environment: {}, now: () => NOW, log: () => {} });
  const event = gatewayEvent('GET', '/status', { rawQueryString: 'deep=true' });
  const { statusCode, body } = await handler(event);
  expect(statusCode).toBe(500);
  expect(JSON.parse(body ?? '')).toMatchObject({ table: 'unreachable', bucket: 'unreachable' });
});
