import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { apiAt, expectCommonHeaders, SAMPLE } from './support/api.ts';
import { exchange } from './support/http.ts';
import { oauthRefusal, outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const limited = target.limited ?? target;

const TOO_MANY = 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.';

/** More requests at once than such a client may send. */
const burst = (call: Parameters<typeof exchange>[1]) =>
  Promise.all(Array.from({ length: 30 }, () => exchange(target.base_url, call)));

describe.runIf(target.limited)('a client over its limit', () => {
  test('gets 429 with Retry-After and is admitted after it, while others are always admitted', async () => {
    const token = await api.token(limited);
    const call = {
      method: 'POST',
      path: '/v1/resources',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(SAMPLE),
    };
    const [answers, otherToken] = await Promise.all([burst(call), api.token(target)]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(outcome(answer)).toEqual(refusal(429, TOO_MANY));
      expect(answer.headers['retry-after']).toBe('1');
      expectCommonHeaders(answer);
    }
    expect((await api.create(otherToken, SAMPLE)).status).toBe(200);
    await setTimeout(Number(refused[0]?.headers['retry-after']) * 1000);
    expect((await exchange(target.base_url, call)).status).toBe(200);
  });

  test('gets 429 for token requests too, in the words of OAuth', async () => {
    const { client_id, client_secret } = limited;
    const answers = await burst({
      method: 'POST',
      path: '/oauth/token',
      body: JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }),
    });
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(outcome(answer)).toEqual(oauthRefusal(429, 'temporarily_unavailable', TOO_MANY));
      expect(answer.headers['retry-after']).toBe('1');
    }
  });
});
