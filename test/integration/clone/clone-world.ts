import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Entry } from '../../../lambdas/model/catalogue/entry.ts';
import { type CloneWork, cloneKey, newClone } from '../../../lambdas/model/containers/clone/clone.ts';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import { changeExpiry } from '../../../lambdas/model/resources/change-expiry.ts';
import { lifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { type Backends, openBackends, START } from './backends.ts';

export const ACCOUNT = 'acme';
export const JOB = cloneKey(ACCOUNT);
export const DAY = 86_400_000;

/** The deed's description. */
const DEED: Entry = {
  name: 'Title deed',
  description: 'of Ann',
  archived: true,
  attributes: { area: 12.5, 'größe 2': { rooms: [1, null] } },
  entityType: 'parcel',
  entityId: '7',
};

/** Files of every kind: uploaded, described, with another end, from a content door, before its event, and so on. */
const KINDS = [
  'persistent.txt',
  'deed.png',
  'changed.txt',
  'content.txt',
  'early.txt',
  'never.txt',
  'expired.txt',
  'deleted.txt',
] as const;
type Kind = (typeof KINDS)[number];

/** The files that a clone copies; the others are gone or missing, though the container's list has them. */
export const COPIED = ['changed.txt', 'content.txt', 'deed.png', 'early.txt', 'persistent.txt'];
export const SKIPPED = ['expired.txt', 'never.txt'];

/** Few enough files to copy them again and again. */
export const FEW: readonly Kind[] = ['deed.png', 'early.txt', 'expired.txt', 'persistent.txt'];

export type World = Awaited<ReturnType<typeof worldIn>>;

/** A container with one resource of each kind, in order, created some minutes before the start. */
export async function openWorld(kinds: readonly Kind[] = KINDS) {
  return worldIn(await openBackends(), kinds);
}

/** The same in open backends that hold nothing else. */
export async function worldIn(backends: Backends, kinds: readonly Kind[] = KINDS) {
  await backends.reset({ rows: new Set(), keys: [] });
  const { ports, clock } = backends;
  const { resources, catalogue, objects, containers, reconciler } = ports;
  const from = newContainerId();
  const names = new Map<string, string>();

  /** A reserved resource; the bytes of its file are its name. */
  async function reserved(fileName: string, change: Partial<Resource> = {}): Promise<Resource> {
    const id = change.id ?? randomUUID();
    const resource: Resource = {
      id,
      accountId: ACCOUNT,
      fileName,
      mediaType: 'text/plain',
      object: `resources/${id}`,
      createdAt: clock.time + names.size,
      forgetAt: clock.time + 30 * DAY,
      containerId: from,
      status: 'reserved',
      ...change,
    };
    await resources.add(resource);
    names.set(id, fileName);
    return resource;
  }

  async function uploaded(fileName: string, change: Partial<Resource> = {}): Promise<Resource> {
    const resource = await reserved(fileName, change);
    const { id, mediaType, expiresAt } = resource;
    const days = lifecycle(expiresAt, clock.time);
    const object = await objects.put(resource.object, Buffer.from(fileName), mediaType, days);
    const upload = { object, size: fileName.length, etag: 'e', uploadedAt: clock.time };
    await resources.recordUpload({ id }, upload, days);
    return (await resources.find(id)) ?? expect.fail();
  }

  clock.time = START - 240_000;
  backends.bucketClock.time = clock.time;
  await containers.add({
    id: from,
    accountId: ACCOUNT,
    name: 'Source',
    description: 'of all kinds',
    tags: ['a', 'b'],
    createdAt: clock.time,
    updatedAt: clock.time,
  });
  const makers: Record<Kind, () => Promise<unknown>> = {
    'persistent.txt': () => uploaded('persistent.txt', { tags: ['red', 'blue'] }),
    'deed.png': async () => {
      const deed = await uploaded('deed.png', { expiresAt: START + 40 * DAY, mediaType: 'image/png' });
      await catalogue.describe(deed, DEED);
      await reconciler.reconcile(deed.id);
    },
    'changed.txt': async () => {
      const changed = await uploaded('changed.txt', { expiresAt: START + 2 * DAY });
      const dependencies = { ...ports, rememberedDays: 30, now: () => clock.time, newId: randomUUID };
      await changeExpiry(dependencies, changed, START + 100 * DAY);
    },
    'content.txt': () => {
      const content = { object: `contents/${randomUUID()}`, expiresAt: START + 9 * DAY };
      return uploaded('content.txt', content);
    },
    'early.txt': async () => {
      const early = await reserved('early.txt', { expiresAt: START + 5 * DAY });
      await objects.put(early.object, Buffer.from('early.txt'), 'text/plain', 6);
    },
    'never.txt': () => reserved('never.txt'),
    'expired.txt': () => uploaded('expired.txt', { expiresAt: START - 1000 }),
    'deleted.txt': async () => {
      const deleted = await uploaded('deleted.txt');
      await resources.markDeleted(deleted.id, ACCOUNT, clock.time, clock.time + DAY);
      await reconciler.reconcile(deleted.id);
    },
  };
  for (const kind of kinds) await makers[kind]();
  clock.time = START;
  backends.bucketClock.time = START;

  const before = {
    rows: new Set((await backends.rows()).map(({ pk, sk }) => `${pk} ${sk}`)),
    keys: await backends.objectKeys(),
  };

  return {
    ...backends,
    backends,
    from,
    uploaded,
    before,
    idOf: (fileName: string) =>
      [...names].find(([, name]) => name === fileName)?.[0] ?? expect.fail(fileName),
    /** The names of all files by their ids. */
    fileNames: names,
    copied: kinds.filter((kind) => COPIED.includes(kind)).sort(),
    reset: () => backends.reset(before),
    /** Stores a clone like a request; no worker has it yet. */
    async begin(): Promise<CloneWork> {
      const source = { id: from, accountId: ACCOUNT, description: 'of all kinds', tags: ['a', 'b'] };
      const work = newClone(source, { name: 'Copy', by: 'client#test' }, clock.time);
      expect(await ports.clones.add(JOB, work)).toBe(true);
      return work;
    },
  };
}
