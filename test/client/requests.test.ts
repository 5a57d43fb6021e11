import { expect, test } from 'vitest';
import { createClient } from '../../client/src/index.ts';
import { startService } from '../integration/service/service-under-test.ts';

const service = await startService();
const account = await service.addClient();
const credentials = { clientId: account.client_id, clientSecret: account.client_secret };
const LIST = '/v1/resources';

/** What comes in place of the service's answer, for requests in this order; a failure of the network is an error. */
type Interposed = Response | Error | undefined;

/** A client whose requests to a path meet other answers first. Nothing waits: pauses are noted. */
function watchedClient(interposed: readonly Interposed[] = [], path = LIST) {
  const sent: string[] = [];
  const pauses: number[] = [];
  const answers = interposed.values();
  const client = createClient({
    baseUrl: service.baseUrl,
    credentials,
    now: () => service.clock.time,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    async fetch(request) {
      const { pathname } = new URL(request.url);
      sent.push(`${request.method} ${pathname}`);
      const answer = pathname === path ? answers.next().value : undefined;
      if (answer instanceof Error) throw answer;
      return answer ?? fetch(request);
    },
  });
  return { client, sent, pauses, count: (request: string) => sent.filter((one) => one === request).length };
}

const refusal = (status: number, headers = {}) =>
  Response.json({ error: { code: status, message: 'Later.' } }, { status, headers });
const failure = () => new TypeError('fetch failed');

test('one token serves all requests, until shortly before its end', async () => {
  const { client, count } = watchedClient();
  const list = () => client.api.GET(LIST);
  await Promise.all([list(), list(), list()]);
  expect(count('POST /oauth/token')).toBe(1);
  service.clock.time += 3600 * 1000 - 60_001;
  await list();
  expect(count('POST /oauth/token')).toBe(1);
  service.clock.time += 1;
  await Promise.all([list(), list()]);
  expect(count('POST /oauth/token')).toBe(2);
});

test('a refused token is replaced once', async () => {
  const once = watchedClient([refusal(401)]);
  expect((await once.client.api.GET(LIST)).response.status).toBe(200);
  expect([once.count('POST /oauth/token'), once.count(`GET ${LIST}`)]).toEqual([2, 2]);
  const twice = watchedClient([refusal(401), refusal(401)]);
  await expect(twice.client.api.GET(LIST)).rejects.toMatchObject({ status: 401, message: 'Later.' });
  expect(twice.count(`GET ${LIST}`)).toBe(2);
});

test.each([
  { name: 'a network failure', interposed: () => failure(), pauses: [250] },
  { name: '429 with seconds', interposed: () => refusal(429, { 'retry-after': '7' }), pauses: [7000] },
  { name: '503', interposed: () => refusal(503), pauses: [250] },
])('a GET is sent again after $name', async ({ interposed, pauses }) => {
  const watched = watchedClient([interposed()]);
  expect((await watched.client.api.GET(LIST)).response.status).toBe(200);
  expect(watched.pauses).toEqual(pauses);
});

test.each([
  { name: 'a longer wait than the longest', interposed: [refusal(429, { 'retry-after': '61' })], pauses: [] },
  {
    name: 'six attempts',
    interposed: Array.from({ length: 6 }, () => refusal(502)),
    pauses: [250, 500, 1000, 2000, 4000],
  },
  { name: 'another error', interposed: [refusal(500)], pauses: [] },
])('a GET is given up after $name', async ({ interposed, pauses }) => {
  const watched = watchedClient(interposed);
  await expect(watched.client.api.GET(LIST)).rejects.toMatchObject({ name: 'ApiError', message: 'Later.' });
  expect(watched.pauses).toEqual(pauses);
});

test('a POST is sent again only with a key', async () => {
  const body = { file_name: 'a.txt', mime_type: 'text/plain', mode: 'persistent_reference' } as const;
  const without = watchedClient([failure()]);
  await expect(without.client.api.POST(LIST, { body })).rejects.toThrow('fetch failed');
  expect(without.count(`POST ${LIST}`)).toBe(1);
  const withKey = watchedClient([failure()]);
  const params = { header: { 'Idempotency-Key': 'one' } };
  expect((await withKey.client.api.POST(LIST, { params, body })).response.status).toBe(200);
  expect(withKey.count(`POST ${LIST}`)).toBe(2);
});

test('refusals tell fields and the id of the request', async () => {
  const { client } = watchedClient();
  const refused = client.api.POST(LIST, {
    body: { file_name: 'a b', mime_type: 'text/plain', mode: 'temporary_url' },
  });
  const error = await refused.catch((thrown) => thrown);
  expect(error).toMatchObject({ status: 400, details: [{ field: 'file_name' }] });
  expect(error.requestId).toMatch(/./);
});

test('containers are found by a query that is JSON', async () => {
  const { client } = watchedClient();
  for (const tags of [['a'], ['b & c=?']])
    await client.api.POST('/containers', { body: { name: tags.join(), tags } });
  const page = await client.containers({ tags: { any: ['b & c=?'] }, sort: 'name' });
  expect(page.data.map(({ tags }) => tags)).toEqual([['b & c=?']]);
  expect(JSON.parse(decodeURIComponent(client.jsonQuery({ name: 'ä&="' })))).toEqual({ name: 'ä&="' });
});

test.each(['.', '..'])('an id %j is refused before it makes the address of something else', async (id) => {
  const { client, sent } = watchedClient();
  const deletion = client.api.DELETE('/v1/resources/{id}', { params: { path: { id } } });
  await expect(deletion).rejects.toThrow(`The id is "${id}", which no address can contain.`);
  expect(sent).toEqual([]);
});
