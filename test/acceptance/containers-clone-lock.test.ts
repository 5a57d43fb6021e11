import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { PATIENCE } from '../support/patience.ts';
import { apiAt } from './support/api.ts';
import { type Containers, containersAt, LOCKED, startedClone } from './support/containers.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const { other } = target;

const NO_JOB = { fromContainerId: '', toContainerId: '' };

/** A container whose clone takes a while. */
async function large(containers: Containers): Promise<string> {
  const { id } = await containers.created();
  await Promise.all(Array.from({ length: 40 }, () => containers.put(id, randomUUID())));
  return id;
}

// Other test files clone in the first account.
describe.runIf(other)('of twenty concurrent clone requests', async () => {
  if (other === undefined) return;
  const api = apiAt(target.base_url);
  const containers = containersAt(target.base_url, await api.token(other));
  const id = await large(containers);
  const small = await Promise.all(Array.from({ length: 3 }, () => containers.created()));

  test.each([
    ['the same container', [id]],
    ['different ones', [id, ...small.map((one) => one.id)]],
  ])('for %s, one wins', async (_, ids) => {
    // The winner's job takes a while, whichever request it is.
    await Promise.all(
      ids
        .slice(1)
        .map((one) => Promise.all(Array.from({ length: 15 }, () => containers.put(one, randomUUID())))),
    );
    const name = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_one, place) => containers.clone(ids[place % ids.length] ?? '', { name })),
    );
    const jobs = answers.filter(({ status }) => status === 202).map(startedClone);
    expect(jobs).toHaveLength(1);
    const [{ fromContainerId, toContainerId } = NO_JOB] = jobs;
    const locked = { status: 423, body: { error: { code: 'request', message: LOCKED }, data: jobs[0] } };
    const others = answers.filter(({ status }) => status !== 202).map(outcome);
    expect(others).toEqual(Array.from({ length: 19 }, () => locked));

    const done = await containers.cloneDone(fromContainerId);
    expect(done).toMatchObject({ toContainerId, name });
    expect(await containers.members(toContainerId)).toHaveLength(done.total);
    expect(await containers.listed({ name })).toEqual([await containers.container(toContainerId)]);
    expect((await containers.cloned(id, 'Next')).toContainerId).not.toBe(toContainerId);
  });

  test('none locks another account', async () => {
    const stranger = containersAt(target.base_url, await api.token(target));
    const mine = await stranger.created();
    const [first, second, theirs] = await Promise.all([
      containers.clone(id, { name: 'Copy' }),
      containers.clone(id, { name: 'Copy' }),
      stranger.cloneStarted(mine.id, 'Copy'),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([202, 423]);
    expect(startedClone(theirs).fromContainerId).toBe(mine.id);
    await stranger.cloneDone(mine.id);
    await containers.cloneDone(id);
  });

  test('the source of the one under way is not deleted, and its progress is told', async () => {
    const [started, deletion, told] = await vi.waitFor(async () => {
      const begun = startedClone(await containers.cloneStarted(id, 'Copy'));
      const answers = await Promise.all([containers.remove(id), containers.cloneProgress(id)]);
      expect(answers.map(({ status }) => status)).toEqual([423, 202]);
      return [begun, ...answers];
    }, PATIENCE);
    const message = 'Cannot delete the container as there is an existing clone process in progress for it.';
    expect(outcome(deletion)).toEqual({
      status: 423,
      body: { error: { code: 'request', message }, data: started },
    });
    expect(outcome(told).body).toMatchObject(started);
    expect((await containers.cloneDone(id)).toContainerId).toBe(started.toContainerId);
  });

  test('none tells another account about the lock', async () => {
    const stranger = containersAt(target.base_url, await api.token(target));
    const started = startedClone(await containers.cloneStarted(id, 'Copy'));
    expect((await stranger.cloneProgress(id)).status).toBe(404);
    expect((await stranger.clone(id, { name: 'Copy' })).status).toBe(404);
    expect((await stranger.remove(id, 'traverse=true')).status).toBe(404);
    expect((await containers.cloneDone(id)).toContainerId).toBe(started.toContainerId);
  });
});
