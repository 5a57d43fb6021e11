import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { quotaCountKey } from '../../../lambdas/model/quotas/count.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { findQuota } from '../../../lambdas/table/quotas.ts';
import { catalogueAt, filePart, textParts } from '../../acceptance/support/catalogue.ts';
import { containersAt } from '../../acceptance/support/containers.ts';
import { basic, contentAt, newText } from '../../acceptance/support/content.ts';
import { postForm, UPLOADED, upload } from '../../acceptance/support/store.ts';
import { PATIENCE } from '../../support/patience.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl, accounts } = service;

const HOUR = 3600 * SECOND;
const MEBIBYTE = 1024 ** 2;

/** An account with a client, and what it sends. */
async function newAccount(name: string) {
  const client = await service.addClient({ accountId: name, tokenLifetimeSeconds: 86_400 });
  const token = await api.token(client);
  const quota = (options: Record<string, string> = {}) =>
    service.operate('quota', undefined, { account: name, ...options });
  return {
    name,
    token,
    /** Sets a quota, which the next lease of a request knows. */
    async limit(options: Record<string, string>) {
      const told = await quota(options);
      clock.time += 2 * SECOND;
      return told;
    },
    quota,
    used: async () => (await findQuota(accounts.table, name))?.used,
    reserve: (fields: object = {}) => api.reserve(token, fields),
    create: (fields: object = {}) =>
      api.create(token, { file_name: 'a.txt', mime_type: 'text/plain', mode: 'temporary_url', ...fields }),
    content: contentAt(baseUrl, basic(client.client_id, client.client_secret)),
    catalogue: catalogueAt(baseUrl, `Token ${token}`),
    containers: containersAt(baseUrl, token),
  };
}

/** Runs the count of an account's quota to its end. */
async function count(account: string) {
  for (const time of [61 * SECOND, 2 * HOUR]) {
    clock.time += time;
    await service.resumeJobs();
    await vi.waitFor(async () => {
      const job = await jobRecords<{ walk: number }>(accounts.table).find(quotaCountKey(account));
      expect(job?.walk ?? 3).toBe(time === 2 * HOUR ? 3 : 2);
    }, PATIENCE);
  }
}

describe('an account without anything left', async () => {
  const full = await newAccount('full');
  const message = "The account's quota does not allow this: 0 of 2 resources are left.";
  let kept: { readonly id: string };
  let entry: { readonly id: string };

  beforeAll(async () => {
    kept = await full.content.uploaded(newText());
    entry = await full.catalogue.created();
    const container = await full.containers.created();
    expect((await full.catalogue.patch(entry.id, { container_id: container.id })).status).toBe(200);
    await full.limit({ resources: '2' });
    await count('full');
    expect(await full.used()).toMatchObject({ resources: 2, uploads: 0 });
  });

  test.each([
    ['POST /v1/resources', () => full.create(), { error: { code: 403, message, details: [] } }],
    [
      'POST /v1/resources for parts',
      () => full.create({ upload: 'multipart', size: 10 }),
      { error: { code: 403, message, details: [] } },
    ],
    [
      'POST /cms/v2/content',
      () => full.content.upload({ content: newText().toString('base64') }),
      { invalidReasons: [message], valid: false },
    ],
    [
      'POST /cms/v1/content',
      () =>
        full.content.uploadV1({
          idsAccountId: 'full',
          content: Buffer.from('Hello').toString('base64'),
          mimeType: 'application/pdf',
          fileSize: 5,
        }),
      { invalidReasons: [message], valid: false },
    ],
    [
      'POST /resources/',
      () =>
        full.catalogue.postForm('/resources/', [...textParts({ name: 'Another' }), filePart('Hello again')]),
      { error: message },
    ],
    [
      'POST /containers/{id}/clone',
      async () => {
        const [container] = await full.containers.listed({});
        return full.containers.clone(container?.id ?? '', { name: 'Copy' });
      },
      { error: { code: 403, message } },
    ],
  ])('is refused by %s', async (_, send, body) => {
    const stored = await service.storedObjects();
    const { status, text } = await send();
    expect([status, JSON.parse(text)]).toEqual([403, body]);
    expect(await service.storedObjects()).toEqual(stored);
  });

  test('can read, change and delete what it has, and then add again', async () => {
    expect((await full.content.get(kept.id)).status).toBe(200);
    expect((await full.catalogue.patch(entry.id, { name: 'New name' })).status).toBe(200);
    expect((await full.content.remove(kept.id)).status).toBe(200);
    expect(await full.used()).toMatchObject({ resources: 1 });
    expect((await full.create()).status).toBe(200);
    expect((await full.create()).status).toBe(403);
  });
});

test('an upload under way counts until it arrives, ends or is over', async () => {
  const account = await newAccount('uploads');
  await account.limit({ uploads: '2' });
  const first = await account.reserve({ size: 100 });
  const second = await account.reserve({ expire: 60 });
  expect(await account.used()).toEqual({ resources: 2, uploads: 2, bytes: 100 });
  expect(JSON.parse((await account.create()).text).error.message).toBe(
    "The account's quota does not allow this: 0 of 2 uploads under way are left.",
  );
  // A repeated event of an upload changes nothing, nor does a second upload with the same form.
  expect(await upload(first, 'Hello')).toEqual(UPLOADED);
  await expect.poll(account.used, PATIENCE).toEqual({ resources: 2, uploads: 1, bytes: 5 });
  await upload(first, 'Hello again');
  clock.time += 61 * SECOND;
  await service.endResources();
  expect(await account.used()).toEqual({ resources: 1, uploads: 0, bytes: 5 });
  expect((await service.resources.find(second.id))?.formUntil).toBeUndefined();

  const parts = await account.create({ upload: 'multipart', size: 7 * MEBIBYTE });
  expect(parts.status).toBe(200);
  expect(await account.used()).toEqual({ resources: 2, uploads: 1, bytes: 7 * MEBIBYTE + 5 });
  clock.time += 8 * 24 * HOUR;
  await service.endResources();
  expect(await account.used()).toEqual({ resources: 0, uploads: 0, bytes: 0 });
});

test('an upload that arrives after its time counts again', async () => {
  const account = await newAccount('late');
  await account.limit({ bytes: '1000' });
  const held = service.holdEvents();
  const reservation = await account.reserve({ mode: 'persistent_reference' });
  await upload(reservation, 'Hello');
  clock.time += HOUR + SECOND;
  await service.endResources();
  expect(await account.used()).toEqual({ resources: 0, uploads: 0, bytes: 0 });
  expect(held).toHaveLength(1);
  expect((await api.get(reservation.id)).status).toBe(302);
  expect(await account.used()).toEqual({ resources: 1, uploads: 0, bytes: 5 });
});

test('a form takes at most its declared size, or what is left', async () => {
  const account = await newAccount('bytes');
  await account.limit({ bytes: '20' });
  const send = async (fields: object, bytes: number) => {
    const { signed_request: form } = await account.reserve(fields);
    return (await postForm(form.url, form.fields, 'x'.repeat(bytes))).code;
  };
  expect((await account.create({ size: 21 })).status).toBe(403);
  expect(await send({ size: 12 }, 13)).toBe('EntityTooLarge');
  expect(await account.used()).toMatchObject({ bytes: 12 });
  expect(await send({}, 9)).toBe('EntityTooLarge');
  const open = await account.reserve();
  expect((await upload(open, 'x'.repeat(8))).status).toBe(204);
  expect((await api.link(open.id)).length).toBeGreaterThan(0);
  expect(await account.used()).toMatchObject({ bytes: 20 });
  expect((await account.create()).status).toBe(403);
});

test('a larger file in place of another needs room', async () => {
  const account = await newAccount('replaced');
  const entry = await account.catalogue.created();
  await account.limit({ bytes: '20' });
  await count('replaced');
  const larger = (bytes: number) => account.catalogue.patchForm(entry.id, [filePart('x'.repeat(bytes))]);
  const refused = await larger(21);
  expect([refused.status, JSON.parse(refused.text)]).toEqual([
    403,
    { error: "The account's quota does not allow this: 15 of 20 bytes are left." },
  ]);
  expect((await larger(20)).status).toBe(200);
  expect(await account.used()).toEqual({ resources: 1, uploads: 0, bytes: 20 });
});

test('copies of a clone count, and a clone that does not fit fails and leaves nothing', async () => {
  const account = await newAccount('clones');
  await account.limit({ resources: '5' });
  const { id } = await account.containers.created();
  for (const text of ['one', 'two']) await account.containers.put(id, text);
  await account.containers.cloned(id, 'Copy');
  expect(await account.used()).toEqual({ resources: 4, uploads: 0, bytes: 12 });
  expect((await account.containers.clone(id, { name: 'Another' })).status).toBe(202);
  const ended = await expect
    .poll(async () => (await account.containers.cloneProgress(id)).status, PATIENCE)
    .toBe(500)
    .then(() => account.containers.cloneProgress(id));
  expect(JSON.parse(ended.text).error.message).toMatch(/^The clone process has failed: The account's quota/);
  expect(await account.used()).toEqual({ resources: 4, uploads: 0, bytes: 12 });
});

test('a form of before the quota counts when it is used', async () => {
  const account = await newAccount('before');
  const early = await account.reserve({ mode: 'persistent_reference' });
  await account.limit({ resources: '1' });
  await upload(early, 'Hello');
  await api.link(early.id);
  await count('before');
  expect(await account.used()).toEqual({ resources: 1, uploads: 0, bytes: 5 });
  expect((await account.create()).status).toBe(403);
});

test('a recount corrects a wrong count', async () => {
  const account = await newAccount('wrong');
  await account.limit({ resources: '5', uploads: '5' });
  const { id } = await account.content.uploaded(newText());
  await account.reserve();
  await accounts.table.client.send(
    new UpdateItemCommand({
      TableName: accounts.table.name,
      Key: { pk: { S: 'quota#wrong' }, sk: { S: 'quota' } },
      UpdateExpression: 'SET #resources = :n',
      ExpressionAttributeNames: { '#resources': 'resources' },
      ExpressionAttributeValues: { ':n': { N: '4' } },
    }),
  );
  expect(await service.operate('recount', undefined, { account: 'wrong' })).toContain(
    'What the account wrong uses is being counted',
  );
  const { size = 0 } = (await service.resources.find(id)) ?? {};
  clock.time += 61 * SECOND;
  await service.resumeJobs();
  await expect.poll(account.used, PATIENCE).toEqual({ resources: 2, uploads: 1, bytes: size });
  expect(await account.quota()).toContain('as far as it is counted by now');
  clock.time += 2 * HOUR;
  await service.resumeJobs();
  await expect.poll(() => account.quota(), PATIENCE).toContain('The account wrong uses:');
});

test('the operator shows, changes and removes a quota, and new clients know of it', async () => {
  const account = await newAccount('shown');
  expect(await account.quota()).toBe('The account shown has no quota.');
  expect(await account.limit({ resources: '1', bytes: '500' })).toBe(
    [
      'What the account shown uses is being counted: its limits hold fully when that is done.',
      'The account shown uses, as far as it is counted by now:',
      '  resources  0 of 1',
      '  uploads    0 of any number',
      '  bytes      0 of 500',
    ].join('\n'),
  );
  await account.reserve();
  const told = await service.operate('create', undefined, { account: 'shown', user: 'somebody' });
  const [, client_id = '', client_secret = ''] = /client_id +(\S+)\nclient_secret +(\S+)/.exec(told) ?? [];
  const token = await api.token({ client_id, client_secret });
  const wanted = { file_name: 'a.txt', mime_type: 'text/plain', mode: 'temporary_url' };
  expect((await api.create(token, wanted)).status).toBe(403);
  const [, password = ''] = /password +(\S+)/.exec(told) ?? [];
  const user = contentAt(baseUrl, basic('somebody', password));
  expect((await user.upload({ content: newText().toString('base64') })).status).toBe(403);

  await account.limit({ resources: 'unlimited' });
  expect(await account.quota()).toContain('resources  1 of any number');
  expect((await api.create(token, wanted)).status).toBe(200);
  expect(await account.limit({ bytes: 'unlimited' })).toBe('The account shown has no quota.');
  expect((await account.create()).status).toBe(200);
});
