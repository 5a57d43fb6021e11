import { expect } from 'vitest';
import type { CloneWork } from '../../../lambdas/domain/clone.ts';
import { copyIdOf } from '../../../lambdas/domain/clone-copies.ts';
import { listResources } from '../../../lambdas/domain/listing.ts';
import { removalTime } from '../../unit/support/memory-stores.ts';
import { ACCOUNT, DAY, JOB, type World } from './clone-world.ts';

/** Everything that a clone has left in table and bucket, in words that are the same for every clone. */
export async function whatIsLeft({ backends, fileNames, before, from }: World, work: CloneWork) {
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

/** Everything that a clone has left, and how it ended: the same for every clone, but for the time of its end. */
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

/** Compares the copy of a resource with it: record, entry, bytes, type, tag and what is left of its life. */
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
  const { expiryChanged: _, forgetAt, ...same } = source.resource;
  const { expiresAt } = source.resource;
  expect(copy.entry).toEqual(source.entry);
  expect(copy.resource).toEqual({
    ...same,
    id: copyId,
    containerId: work.toContainerId,
    objectKey: `contents/${copyId}`,
    size: content.length,
    uploadedAt: expect.any(Number),
    ...(expiresAt === undefined ? {} : { forgetAt }),
    status: 'available',
  });
  const object = await backends.look(copy.resource.objectKey);
  expect(object).toMatchObject({ content, contentType: source.resource.mediaType });
  const end = expiresAt ?? Number.POSITIVE_INFINITY;
  expect(removalTime(object)).toBeGreaterThanOrEqual(end);
  if (expiresAt !== undefined) expect(removalTime(object)).toBeLessThan(end + 2 * DAY);
}

/** What a search in the account finds. */
export async function found({ ports, clock }: World, search: string): Promise<string[]> {
  const dependencies = { catalogue: ports.catalogue, now: () => clock.time };
  const { items } = await listResources(dependencies, [`account#${ACCOUNT}`], { limit: 100, search });
  return items.map(({ resource }) => resource.id).sort();
}
