import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { s3Objects } from '../../../lambdas/aws/s3-objects.ts';
import { worker } from '../../../lambdas/background/run-job.ts';
import {
  newRemoval,
  type Removal,
  type RemovalDependencies,
  removalJob,
  removalKey,
} from '../../../lambdas/model/accounts/removal.ts';
import { accountRecords } from '../../../lambdas/table/accounts.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { catalogueAt } from '../../acceptance/support/catalogue.ts';
import { containersAt } from '../../acceptance/support/containers.ts';
import { upload } from '../../acceptance/support/store.ts';
import { STRIDE } from '../../support/effort.ts';
import { PATIENCE } from '../../support/patience.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl, accounts, platform } = service;
const { table } = accounts;
const jobs = jobRecords<Removal>(table);

/** An account with something of everything; resolves to its token and a form that is not used yet. */
async function fill(accountId: string) {
  const client = await service.addClient({ accountId, tokenLifetimeSeconds: 86_400 });
  const token = await api.token(client);
  const catalogue = catalogueAt(baseUrl, `Token ${token}`);
  const containers = containersAt(baseUrl, token);
  const { id } = await containers.created();
  await containers.put(id, `a text of ${accountId}`);
  await catalogue.created({ name: 'Deed', description: 'of a house' });
  const reserved = await api.reserve(token, { container_id: id });
  const late = await api.reserve(token, { mode: 'persistent_reference' });
  const sent = await api.reserve(token);
  await upload(sent, 'Hello');
  await api.link(sent.id);
  return { client, token, reserved, late };
}

/** The rows of the table that belong to an account, by their keys, without its job. */
async function rowsOf(accountId: string): Promise<string[]> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.filter((item) => JSON.stringify(item).includes(accountId))
    .map(({ pk, sk }) => `${pk?.S} ${sk?.S}`)
    .filter((key) => !key.startsWith('job#removal#'));
}

/** Lets the last verification of words pass, which follows each change fifteen minutes later. */
async function settle(): Promise<void> {
  await service.changesDelivered();
  clock.time += 16 * 60 * SECOND;
  await service.deliverDue();
}

async function resume(accountId: string, stage: string) {
  await service.resumeJobs();
  await vi.waitFor(async () => {
    expect((await jobs.find(removalKey(accountId)))?.stage.at ?? 'done').toBe(stage);
  }, PATIENCE);
  await service.changesDelivered();
}

test('removes an account with all that it owns, and leaves others alone', async () => {
  const other = await fill('other');
  const before = await rowsOf('other');
  const kept = await service.storedObjects();
  const { client, token, late } = await fill('leaving');
  await service.operate('quota', undefined, { account: 'leaving', resources: '100' });
  clock.time += 2 * SECOND;
  await api.reserve(token);
  const confirmed = { account: 'leaving', confirm: 'leaving' };
  expect(await service.operate('remove-account', undefined, confirmed)).toContain(
    'The account leaving is being removed: this begins within a minute',
  );
  await resume('leaving', 'waiting');
  expect(await service.operate('remove-account', undefined, confirmed)).toContain(
    'all but late uploads is gone',
  );
  clock.time += 2 * SECOND;
  expect((await api.resolve(token, late.id)).status).toBe(401);
  await expect(service.operate('create', undefined, { account: 'leaving' })).rejects.toThrow(
    'The account leaving is being removed',
  );
  // A form that was handed out before may still be used.
  expect((await upload(late, 'too late')).status).toBe(204);
  await expect.poll(() => service.resources.find(late.id), PATIENCE).toMatchObject({ status: 'available' });
  clock.time += 2 * DAY;
  await resume('leaving', 'rest');
  clock.time += DAY;
  await resume('leaving', 'done');
  await settle();
  expect(await rowsOf('leaving')).toEqual([]);
  await expect(api.token(client)).rejects.toThrow();
  await expect.poll(() => service.storedObjects(), PATIENCE).toEqual(kept);
  expect(await rowsOf('other')).toEqual(
    expect.arrayContaining(before.filter((key) => !/ projected$/.test(key))),
  );
  expect((await api.resolve(await api.token(other.client), other.late.id)).status).toBe(200);
  expect(await service.operate('create', undefined, { account: 'leaving' })).toContain('client_id');
});

test('refuses a name that is not confirmed', async () => {
  await expect(
    service.operate('remove-account', undefined, { account: 'other', confirm: 'another' }),
  ).rejects.toThrow('--confirm must name the account that --account names.');
});

/** Each call of a port is a step; the worker dies before one of them. */
function dependencies(dies: () => void): RemovalDependencies {
  const watched = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const called: unknown = Reflect.get(target, name);
        if (typeof called !== 'function') return called;
        return (...given: unknown[]) => {
          dies();
          return Reflect.apply(called, target, given);
        };
      },
    });
  return {
    accounts: watched(accountRecords(table)),
    catalogue: watched(catalogueRecords(table, platform.now)),
    resources: watched(service.resources),
    containers: watched(containerRecords(table)),
    reconciler: watched(createReconciler({ table, objects: s3Objects(platform), now: platform.now })),
    clones: jobRecords(table),
    rememberedDays: 30,
    uploadWindowSeconds: 3600,
    now: platform.now,
  };
}

test('continues after its worker died, whichever step it was', async () => {
  let steps = 0;
  for (let last = 3; ; last += 3 * STRIDE) {
    const accountId = `killed-${last}`;
    await fill(accountId);
    const key = removalKey(accountId);
    await jobs.add(key, newRemoval(accountId, clock.time));
    steps = 0;
    const dying = worker(
      jobs,
      removalJob(
        dependencies(() => {
          steps += 1;
          if (steps >= last) throw new Error('The worker has died.');
        }),
      ),
      platform.now,
    );
    const living = worker(jobs, removalJob(dependencies(() => {})), platform.now);
    const died = await dying(key, () => true).then(
      () => false,
      () => true,
    );
    clock.time += DAY;
    if (died) await living(key, () => true);
    clock.time += DAY;
    await living(key, () => true);
    await settle();
    clock.time += DAY;
    await living(key, () => true);
    expect(await jobs.find(key), accountId).toBeUndefined();
    // An upload that nobody began is forgotten by itself, and cannot begin any more.
    const left = await rowsOf(accountId);
    expect(
      left.filter((row) => !/^resource#\S+ resource$/.test(row)),
      accountId,
    ).toEqual([]);
    expect(left.length, accountId).toBeLessThanOrEqual(1);
    if (!died) break;
  }
  expect(steps).toBeGreaterThan(15);
});
