import { expect } from 'vitest';
import type { CloneWork } from '../../../lambdas/model/containers/clone/clone.ts';
import { copyIdOf } from '../../../lambdas/model/containers/clone/copies.ts';
import type { Listed } from '../../../lambdas/model/lists/ports.ts';
import { resourceListPage } from '../../../lambdas/model/lists/resource-list.ts';
import { removalTime } from '../../unit/support/memory-stores.ts';
import { ACCOUNT, DAY, JOB, type World } from './clone-world.ts';

/** Everything that a clone leaves in table and bucket, in names that are the same for every clone. */
export async function whatIsLeft({ backends, fileNames, before, from }: World, work: CloneWork) {
  await backends.settle([...fileNames.keys()].map((id) => copyIdOf(work, id)));
  const names = new Map<string, string>([
    [work.toContainerId, 'the copy'],
    [from, 'the source'],
  ]);
  for (const [id, name] of fileNames) names.set(copyIdOf(work, id), `copy of ${name}`);
  const plain = (text: string) => [...names].reduce((told, [id, name]) => told.replaceAll(id, name), text);
  const rows = (await backends.rows()).filter(({ pk, sk }) => !before.rows.has(`${pk} ${sk}`));
  const keys = await backends.objectKeys(before.keys);
  return {
    rows: rows.map(({ pk, sk }) => plain(`${pk} ${sk}`)).sort(),
    keys: keys.map(plain).sort(),
    copies: [...backends.copies].map(([key, count]) => `${plain(key)}: ${count}`).sort(),
    untilForgotten: rows.filter(({ pk }) => pk.startsWith('plan#')).every(({ forgetAt }) => forgetAt),
  };
}

/** Everything that a clone has left and its outcome, without the time of its end: the same for every clone. */
export async function resultOf(world: World, work: CloneWork) {
  const clone = (await world.ports.containers.lastClone(world.from)) ?? expect.fail('not recorded');
  expect(clone.toContainerId).toBe(work.toContainerId);
  expect(await world.ports.clones.find(JOB)).toBeUndefined();
  const container = await world.ports.containers.find(work.toContainerId);
  return {
    clone: { ...clone, toContainerId: '', completedAt: 0 },
    container: container && { ...container, id: '', updatedAt: 0 },
    ...(await whatIsLeft(world, work)),
  };
}

/** Compares a resource with its copy: record, entry, bytes, type, tag and the rest of its life. */
export async function expectSameResource(
  world: World,
  work: CloneWork,
  fileName: string,
  content = fileName,
): Promise<void> {
  const { ports, backends, idOf } = world;
  const [id, copyId] = [idOf(fileName), copyIdOf(work, idOf(fileName))];
  const found = await ports.catalogue.findMany([id, copyId]);
  const [source, copy] = [found.get(id) ?? expect.fail(), found.get(copyId) ?? expect.fail(fileName)];
  const { forgetAt, ...same } = source.resource;
  const { expiresAt } = source.resource;
  expect(copy.entry).toEqual(source.entry);
  expect(copy.resource).toEqual({
    ...same,
    id: copyId,
    containerId: work.toContainerId,
    object: expect.stringMatching(`^contents/${copyId}\\?versionId=`),
    size: content.length,
    uploadedAt: expect.any(Number),
    ...(expiresAt === undefined ? {} : { forgetAt }),
    status: 'available',
  });
  const object = backends.look(copy.resource.object);
  expect(object).toMatchObject({ content, contentType: source.resource.mediaType });
  const end = expiresAt ?? Number.POSITIVE_INFINITY;
  expect(removalTime(object)).toBeGreaterThanOrEqual(end);
  if (expiresAt !== undefined) expect(removalTime(object)).toBeLessThan(end + 2 * DAY);
}

/**
 * Expects objects without a record to have a short life, since no worker may ever come back. An object that lives a
 * week at most may have its final lifecycle at once.
 */
export async function expectShortLivesWithoutRecords(
  { backends, ports, clock, copied, idOf }: World,
  work: CloneWork,
  step: string,
): Promise<void> {
  for (const name of copied) {
    const copyId = copyIdOf(work, idOf(name));
    const key = `contents/${copyId}`;
    const there = await ports.objects.find(key);
    if (there === undefined || (await ports.catalogue.find(copyId)) !== undefined) continue;
    const { expiresAt = Number.POSITIVE_INFINITY } =
      (await ports.resources.find(idOf(name))) ?? expect.fail();
    const days = backends.look(there.object).lifecycle;
    expect(days, `${name} ${step}`).toBeLessThanOrEqual(expiresAt > clock.time + 8 * DAY ? 2 : 7);
  }
}

/** The finds of a search in the account. */
export async function found({ lists, clock }: World, search: string): Promise<string[]> {
  const show = ({ resource }: Listed) => resource.id;
  const dependencies = { lists, now: () => clock.time, show };
  const request = { limit: 100, search };
  return (await resourceListPage(dependencies, [`account#${ACCOUNT}`], request)).items.toSorted();
}
