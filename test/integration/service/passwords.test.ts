import { expect, test } from 'vitest';
import { basic } from '../../acceptance/support/content.ts';
import { exchange } from '../../acceptance/support/http.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, baseUrl, clock } = service;

/** What so many connections are answered that try names and passwords until they are told to stop. */
async function guess(connections: number, stopped: () => boolean) {
  const answers: Awaited<ReturnType<typeof exchange>>[] = [];
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let guesses = 0; !stopped(); guesses += 1) {
        const headers = { authorization: basic(`nobody-${connection}-${guesses}`, 'wrong') };
        answers.push(await exchange(baseUrl, { path: '/containers', headers }));
      }
    }),
  );
  return answers;
}

/** How many requests of somebody else are answered meanwhile. */
const REQUESTS = 3;

test('guessing passwords does not stop other requests', async () => {
  const token = await api.token(await service.addClient());
  let created = 0;
  const guesses = guess(16, () => created === REQUESTS);
  const fields = { file_name: 'test.jpg', mime_type: 'image/jpg', mode: 'temporary_url' };
  const statuses: number[] = [];
  while (created < REQUESTS) {
    statuses.push((await api.create(token, fields)).status);
    created += 1;
  }
  expect(statuses).toEqual(Array(REQUESTS).fill(200));
  const answers = await guesses;
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  // One is checked at a time and few may wait: of 16 at once, some are sent away.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ headers }) => headers['retry-after'] === '1')).toBe(true);
});

// Names that nobody has are limited alike: test/unit/model/identity/password-check.test.ts.
test('all doors together limit wrong passwords for a name', async () => {
  const client = await service.addClient();
  const user = await service.addUser('ann');
  const token = (username: string, password: string) =>
    exchange(baseUrl, {
      method: 'POST',
      path: '/oauth/token',
      body: JSON.stringify({ grant_type: 'password', ...client, username, password }),
    });
  const list = (name: string, password: string) =>
    exchange(baseUrl, { path: '/containers', headers: { authorization: basic(name, password) } });

  const answers: Awaited<ReturnType<typeof exchange>>[] = [];
  for (let index = 0; index < 10; index += 1)
    answers.push(await token('ann', `x${index}`), await list('ann', `y${index}`));
  answers.push(await token('ann', user.password), await list('ann', user.password));
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill([400, 401]).flat(), 429, 429]);
  for (const { headers } of answers.slice(-2)) expect(headers['retry-after']).toBeDefined();
  clock.time += 60 * SECOND;
  expect((await token('ann', user.password)).status).toBe(200);
});

test('the console has the same limit for a name that nobody has', async () => {
  const ask = (password: string) =>
    exchange(baseUrl, {
      method: 'POST',
      path: '/oauth/token',
      body: JSON.stringify({ grant_type: 'password', client_id: 'console', username: 'nobody', password }),
    });
  const statuses: number[] = [];
  for (let index = 0; index <= 20; index += 1) statuses.push((await ask(`x${index}`)).status);
  expect(statuses).toEqual([...Array(20).fill(400), 429]);
});
