import { describe, expect, test } from 'vitest';
import type { Answer } from '../../acceptance/support/http.ts';
import { exchange } from '../../acceptance/support/http.ts';
import { oauthRefusal, outcome, refusal } from '../../acceptance/support/problems.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl } = service;

const TOO_MANY = 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** Moves the clock to the next second, in which the client may use its whole limit. */
const nextSecond = () => {
  clock.time = (Math.floor(clock.time / SECOND) + 1) * SECOND;
};

async function clientWithToken(requestsPerSecond: number) {
  nextSecond();
  const client = await service.addClient({ requestsPerSecond });
  const token = await api.token(client);
  nextSecond();
  return { ...client, token };
}

/** Requests for references that do not exist: an admitted one is 404. */
function burst(token: string, count: number): Promise<Answer[]> {
  const headers = { authorization: `Bearer ${token}` };
  const path = `/v1/resources/${UNKNOWN}/resolve`;
  return Promise.all(Array.from({ length: count }, () => exchange(baseUrl, { path, headers })));
}

const passed = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 404).length;

describe('of many requests in one second', () => {
  test.each([1, 2, 5, 20, 30])('the limit of %i pass', async (limit) => {
    const { token } = await clientWithToken(limit);
    const answers = await burst(token, limit + 10);
    expect(passed(answers)).toBe(limit);
    const others = answers.filter(({ status }) => status !== 404);
    expect(others.map(outcome)).toEqual(Array(10).fill(refusal(429, TOO_MANY)));
    expect(others.map(({ headers }) => headers['retry-after'])).toEqual(Array(10).fill('1'));
  });

  test('as many pass in the next one', async () => {
    const { token } = await clientWithToken(5);
    expect(passed(await burst(token, 10))).toBe(5);
    clock.time += SECOND - 1;
    expect(passed(await burst(token, 10))).toBe(0);
    clock.time += 1;
    expect(passed(await burst(token, 10))).toBe(5);
  });

  test('no more pass through several endpoints', async () => {
    const { token } = await clientWithToken(4);
    const headers = { authorization: `Bearer ${token}` };
    const calls = Array.from({ length: 5 }, () => [
      exchange(baseUrl, { path: `/v1/resources/${UNKNOWN}/resolve`, headers }),
      exchange(baseUrl, { method: 'DELETE', path: `/v1/resources/${UNKNOWN}`, headers }),
    ]);
    expect(passed(await Promise.all(calls.flat()))).toBe(4);
  });

  test('those of another client are not counted', async () => {
    const [one, other] = [await clientWithToken(1), await clientWithToken(3)];
    await burst(one.token, 10);
    expect(passed(await burst(other.token, 3))).toBe(3);
  });
});

test('token requests count too, and are refused in the words of OAuth', async () => {
  const { client_id, client_secret, token } = await clientWithToken(2);
  const call = {
    method: 'POST',
    path: '/oauth/token',
    body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }),
  };
  expect((await exchange(baseUrl, call)).status).toBe(200);
  expect(passed(await burst(token, 5))).toBe(1);
  const refused = await exchange(baseUrl, call);
  expect(outcome(refused)).toEqual(oauthRefusal(429, 'temporarily_unavailable', TOO_MANY));
  expect(refused.headers['retry-after']).toBe('1');
});

test('requests without credentials have no such limit', async () => {
  const { token } = await clientWithToken(1);
  await burst(token, 5);
  const answers = await Promise.all(Array.from({ length: 20 }, () => api.get(UNKNOWN)));
  expect(passed(answers)).toBe(20);
});

test('a changed limit applies from the next second on', async () => {
  const { client_id, token } = await clientWithToken(2);
  expect(passed(await burst(token, 10))).toBe(2);
  await service.operate('limit', client_id, { 'requests-per-second': '7' });
  nextSecond();
  expect(passed(await burst(token, 10))).toBe(7);
  await service.operate('limit', client_id, { 'requests-per-second': '1' });
  nextSecond();
  expect(passed(await burst(token, 10))).toBe(1);
});
