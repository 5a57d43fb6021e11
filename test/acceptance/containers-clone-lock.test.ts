import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { type Containers, containersAt, LOCKED, startedClone } from './support/containers.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const { other } = target;

/** A container whose clone takes a while. */
async function large(containers: Containers): Promise<string> {
  const { id } = await containers.created();
  await Promise.all(Array.from({ length: 60 }, () => containers.put(id, randomUUID())));
  return id;
}

// The tests of other files make clones in the first account.
describe.runIf(other)('of fifty requests for a clone at once, one wins', async () => {
  if (other === undefined) return;
  const api = apiAt(target.base_url);
  const containers = containersAt(target.base_url, await api.token(other));
  const id = await large(containers);
  const others = await Promise.all(Array.from({ length: 4 }, () => containers.created()));

  test.each([
    ['the same container', [id]],
    ['different ones', [id, ...others.map((one) => one.id)]],
  ])('of %s', async (_, ids) => {
    // Whichever it is, the job of the one that wins takes a while.
    await Promise.all(
      ids
        .slice(1)
        .map((one) => Promise.all(Array.from({ length: 15 }, () => containers.put(one, randomUUID())))),
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_one, place) =>
        containers.clone(ids[place % ids.length] ?? '', { name: `Copy ${place}` }),
      ),
    );
    const [winner, ...more] = answers.filter(({ status }) => status === 202);
    expect(more).toEqual([]);
    const job = startedClone(winner ?? answers[0] ?? { status: 0, headers: {}, text: '' });
    const refusals = answers.filter((answer) => answer !== winner).map(outcome);
    const locked = { status: 423, body: { error: { code: 'request', message: LOCKED }, data: job } };
    expect(refusals).toEqual(Array.from({ length: 49 }, () => locked));

    const done = await containers.cloneDone(job.fromContainerId);
    expect(done).toMatchObject({ toContainerId: job.toContainerId, name: job.name });
    expect(await containers.members(job.toContainerId)).toHaveLength(done.total);
    const copies = (await containers.listed({ name: job.name, limit: 1000 })).map((one) => one.id);
    expect(copies).toContain(job.toContainerId);
    const made = await containers.listed({ limit: 1000, sort: '-createdAt' });
    expect(made.filter(({ name }) => name === job.name)).toHaveLength(copies.length);
    expect((await containers.cloned(id, 'Next')).toContainerId).not.toBe(job.toContainerId);
  });

  test('and another account is not locked', async () => {
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

  test('and nothing that is locked tells of it to another account', async () => {
    const stranger = containersAt(target.base_url, await api.token(target));
    const started = startedClone(await containers.cloneStarted(id, 'Copy'));
    expect((await stranger.cloneProgress(id)).status).toBe(404);
    expect((await stranger.clone(id, { name: 'Copy' })).status).toBe(404);
    expect((await stranger.remove(id, 'traverse=true')).status).toBe(404);
    expect((await containers.cloneDone(id)).toContainerId).toBe(started.toContainerId);
  });
});
