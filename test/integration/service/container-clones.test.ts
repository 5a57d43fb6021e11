import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { s3Objects } from '../../../lambdas/aws/s3-objects.ts';
import { type CloneWork, cloneKey, newClone } from '../../../lambdas/model/containers/clone/clone.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { catalogueAt } from '../../acceptance/support/catalogue.ts';
import {
  type CloneJob,
  containerRefusal,
  containersAt,
  LOCKED,
  NO_CLONE,
  NO_CONTAINER,
  NO_TOKEN,
  startedClone,
  toldContainer,
} from '../../acceptance/support/containers.ts';
import { BAD_TOKEN, outcome } from '../../acceptance/support/problems.ts';
import { upload } from '../../acceptance/support/store.ts';
import { PATIENCE } from '../../support/patience.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, baseUrl, clock, platform } = service;
const token = await api.token(await service.addClient({ tokenLifetimeSeconds: 86_400 }));
const containers = containersAt(baseUrl, token);
const catalogue = catalogueAt(baseUrl, `Token ${token}`);

const table = openTable(platform);
const jobs = jobRecords<CloneWork>(table);
afterAll(() => table.client.destroy());

/** Removes a resource's bytes without telling the service. */
async function loseBytes(id: string): Promise<void> {
  const { object } = (await service.resources.find(id)) ?? expect.fail();
  await s3Objects(platform).delete(object);
}

/** Clones a container. Resolves to the failed clone's data and the final answer about it. */
async function failedClone(id: string, name: string) {
  const started = startedClone(await containers.clone(id, { name }));
  const ended = await vi.waitFor(async () => {
    const answer = await containers.cloneProgress(id);
    expect(answer.status).not.toBe(202);
    return answer;
  }, PATIENCE);
  return { started, ended };
}

const failure = (job: CloneJob, completedAt: string) => ({
  status: 500,
  body: {
    error: { code: 'server', message: 'The clone process has failed: Error copying file in S3.' },
    data: { ...job, completedAt },
  },
});

/** The service's time as in an answer. */
const now = () => new Date(clock.time).toISOString().replace(/\.\d+Z$/, 'Z');

test('a failed clone is reported as in the specification, leaves nothing, and frees the lock', async () => {
  const { id } = await containers.created();
  const ids = [];
  for (const _ of [1, 2, 3]) ids.push(await containers.put(id, randomUUID()));
  const [kept = '', lost = ''] = ids;
  await loseBytes(lost);
  const files = (await service.storedObjects()).toSorted();
  const entries = await catalogue.list('/resources/');
  const listed = await containers.listed({});

  for (const name of ['First', 'Second']) {
    clock.time += 1500;
    const { started, ended } = await failedClone(id, name);
    expect(started).toMatchObject({ name, fromContainerId: id, startedAt: now(), completedAt: null });
    expect(outcome(ended)).toEqual(failure(started, now()));
    expect(outcome(await containers.cloneProgress(id))).toEqual(outcome(ended));
    expect(outcome(await containers.get(started.toContainerId))).toEqual(NO_CONTAINER);
    expect(outcome(await containers.resources(started.toContainerId))).toEqual(NO_CONTAINER);
    expect(await containers.listed({})).toEqual(listed);
    expect(await catalogue.list('/resources/')).toEqual(entries);
    expect((await service.storedObjects()).toSorted()).toEqual(files);
    expect(await jobs.find(cloneKey('acme'))).toBeUndefined();
  }

  expect((await api.remove(token, lost)).status).toBe(204);
  const done = await containers.cloned(id, 'Third');
  expect(done).toMatchObject({ total: 2, copied: 2, skipped: 0 });
  expect(await (await fetch(await api.link(kept))).text()).not.toBe('');
});

test('a container whose last clone failed may be deleted', async () => {
  const { id } = await containers.created();
  await loseBytes(await containers.put(id, randomUUID()));
  expect((await failedClone(id, 'Copy')).ended.status).toBe(500);
  expect((await containers.remove(id, 'traverse=true')).status).toBe(200);
  expect(outcome(await containers.cloneProgress(id))).toEqual(NO_CONTAINER);
});

test('a running clone locks its organization, and nothing else', async () => {
  const { uri, ...source } = await containers.created({ name: 'Source' });
  const { id } = source;
  const other = await containers.created({ name: 'Other' });
  await containers.put(id, randomUUID());
  const key = cloneKey('acme');
  const work = newClone({ ...source, accountId: 'acme' }, { name: 'Copy', by: 'client#test' }, clock.time);
  // No worker was started for it.
  await jobs.add(key, work);
  const data = {
    orgId: source.orgId,
    name: 'Copy',
    fromContainerId: id,
    toContainerId: work.toContainerId,
    type: 'clone',
    startedAt: now(),
    completedAt: null,
  };
  const counts = { total: 0, copied: 0, skipped: 0 };
  const locked = (message: string) => ({ status: 423, body: { error: { code: 'request', message }, data } });
  const DELETION = 'Cannot delete the container as there is an existing clone process in progress for it.';

  expect(outcome(await containers.cloneProgress(id))).toEqual({ status: 202, body: { ...data, ...counts } });
  expect(outcome(await containers.cloneProgress(other.id))).toEqual(NO_CLONE);
  for (const one of [id, other.id])
    expect(outcome(await containers.clone(one, { name: 'Next' }))).toEqual(locked(LOCKED));
  for (const query of [undefined, 'traverse=true'])
    expect(outcome(await containers.remove(id, query))).toEqual(locked(DELETION));
  expect(outcome(await containers.get(work.toContainerId))).toEqual(NO_CONTAINER);
  expect(toldContainer(await containers.get(id))).toEqual(source);
  expect((await containers.updated(id, { tags: ['a'] })).tags).toEqual(['a']);
  expect(await containers.members(id)).toHaveLength(1);
  expect((await containers.remove(other.id)).status).toBe(200);

  const stranger = await api.token(await service.addClient({ accountId: 'other' }));
  const theirs = containersAt(baseUrl, stranger);
  const { id: mine } = await theirs.created();
  expect(startedClone(await theirs.clone(mine, { name: 'Copy' })).fromContainerId).toBe(mine);
  expect((await theirs.cloneProgress(id)).status).toBe(404);

  await service.resumeJobs();
  expect(await containers.cloneDone(id)).toMatchObject({ copied: 1, toContainerId: work.toContainerId });
  expect((await containers.remove(id, 'traverse=true')).status).toBe(200);
});

test("a copy has its source's dates of creation and expiry; expired resources are not copied", async () => {
  const { id } = await containers.created();
  const makeAt = async (time: number, expire: number) => {
    clock.time = time;
    const wanted = { container_id: id, mode: 'temporary_url', expire, mime_type: 'text/plain', tags: ['a'] };
    const reservation = await api.reserve(token, { ...wanted, file_name: `${expire}.txt` });
    await upload(reservation, `Hello ${expire}`);
  };
  const start = clock.time;
  await makeAt(start, 50);
  await makeAt(start + 10 * SECOND, 500);
  await makeAt(start + 20 * SECOND, 5000);
  clock.time = start + 60 * SECOND;
  const source = await containers.members(id);
  expect(source.map(({ name }) => name)).toEqual(['500.txt', '5000.txt']);
  const { toContainerId, ...counts } = await containers.cloned(id, 'Copy');
  expect(counts).toMatchObject({ total: 3, copied: 2, skipped: 1 });

  const told = (members: typeof source) => members.map(({ id: _, uri, containerId, ...same }) => same);
  const copies = await containers.members(toContainerId);
  expect(told(copies)).toEqual(told(source));
  const [first] = copies;
  clock.time = Date.parse(first?.expiresAt ?? '') - 1;
  expect(await (await fetch(await api.link(first?.id ?? ''))).text()).toBe('Hello 500');
  clock.time += 1;
  expect((await api.get(first?.id ?? '')).status).toBe(410);
  expect(told(await containers.members(toContainerId))).toEqual(told(source.slice(1)));
});

test('a container is empty once all its resources have ended, and no upload can arrive', async () => {
  const { id } = await containers.created();
  const reservation = await api.reserve(token, { container_id: id, mode: 'temporary_url', expire: 50 });
  await upload(reservation, 'Hello');
  const { upload_expires_at } = await api.reserve(token, { container_id: id, mode: 'persistent_reference' });
  expect((await containers.remove(id)).status).toBe(400);
  clock.time += 51 * SECOND;
  expect((await containers.remove(id)).status).toBe(400);
  clock.time = Date.parse(upload_expires_at) + SECOND;
  expect((await containers.remove(id)).status).toBe(200);
  expect(outcome(await containers.get(id))).toEqual(NO_CONTAINER);
});

test('"JWT expires in 24 hours", if its client is registered so', async () => {
  const fresh = containersAt(
    baseUrl,
    await api.token(await service.addClient({ tokenLifetimeSeconds: 86_400 })),
  );
  const expiresAt = (Math.floor(clock.time / SECOND) + 86_400) * SECOND;
  clock.time = expiresAt - 1;
  expect((await fresh.list()).status).toBe(200);
  clock.time = expiresAt;
  expect(outcome(await fresh.list())).toEqual(containerRefusal(401, BAD_TOKEN, 'UnauthorizedError'));
  expect(outcome(await api.send({ path: '/containers' }))).toEqual(NO_TOKEN);
});
