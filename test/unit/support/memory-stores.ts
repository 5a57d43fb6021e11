import { hash } from 'node:crypto';
import { LAST_LIFECYCLE_RULE } from '../../../lambdas/model/resources/expiry.ts';
import { lifecycle as lifecycleOf, longerLifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import type { ObjectStore, ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Reconciler } from '../../../lambdas/model/resources/reconciler.ts';
import { isLive, type Resource } from '../../../lambdas/model/resources/resource.ts';

const DAY = 86_400_000;

/** An object as the bucket keeps it. */
export interface StoredObject {
  readonly content: Buffer;
  readonly contentType: string;
  readonly lifecycle: number | 'never';
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** What a record keeps of its object, and no port tells. */
interface Kept {
  /** The lifecycle that the object must have. */
  readonly wanted: number | 'never';
  /** The one that it was made with, where that was another. */
  readonly madeWith?: number | 'never';
  readonly sequencer: string;
  /** Objects that the record had before. */
  readonly obsoleteKeys: readonly string[];
}

/** `reconcile` is the reconciler's look at a record. */
export type Step = keyof ResourceStore | `object ${keyof ObjectStore}` | 'reconcile';

/** What happens around each step; either may wait for something or fail, before anything was done or afterwards. */
export interface Course {
  readonly before?: (step: Step) => void | Promise<void>;
  readonly after?: (step: Step) => void | Promise<void>;
}

/**
 * A table and a bucket in memory, with the conditions of the real ones; the suites for those run against it too. Each
 * step is done at one moment, as in DynamoDB and S3.
 */
export function memoryStores(now: () => number, { before, after }: Course = {}) {
  const records = new Map<string, Resource>();
  const keptBy = new Map<string, Kept>();
  const bucket = new Map<string, StoredObject>();

  async function step<Result>(name: Step, effect: () => Result): Promise<Result> {
    await before?.(name);
    const result = effect();
    await after?.(name);
    return result;
  }

  /** What is kept of a record; a test may have put that into the table itself. */
  function keptOf(record: Resource): Kept {
    const wanted = wantedOf(record);
    return keptBy.get(record.id) ?? { wanted, sequencer: '', obsoleteKeys: [] };
  }

  function write({ madeWith, ...record }: Resource, obsoleteKeys: readonly string[]): void {
    records.set(record.id, wholeSeconds(record));
    const kept = { wanted: wantedOf(record), sequencer: '', obsoleteKeys };
    keptBy.set(record.id, madeWith === undefined ? kept : { ...kept, madeWith });
  }

  /** Lets a record ask for another lifecycle of its object than that was made with. */
  function want(record: Resource, wanted: number | 'never'): void {
    const kept = keptOf(record);
    keptBy.set(record.id, { ...kept, wanted, madeWith: kept.madeWith ?? kept.wanted });
  }

  /** Changes a record that meets the condition and returns it. */
  function change(
    id: string,
    condition: (record: Resource) => boolean,
    changed: Partial<Resource>,
  ): Resource | undefined {
    const record = records.get(id);
    if (record === undefined || !condition(record)) return undefined;
    const result = wholeSeconds({ ...record, ...changed });
    records.set(id, result);
    return result;
  }

  function changeObject(key: string, changed: Partial<StoredObject>): void {
    const object = bucket.get(key);
    if (object !== undefined) bucket.set(key, { ...object, ...changed });
  }

  const resources: ResourceStore = {
    add: (resource) =>
      step('add', () => {
        if (records.has(resource.id)) return false;
        write(resource, []);
        return true;
      }),
    find: (id) => step('find', () => records.get(id)),
    claim: (resource, time) =>
      step('claim', () => {
        const known = records.get(resource.id);
        if (known !== undefined && isLive(known, time)) return false;
        write(resource, known === undefined ? [] : [...keptOf(known).obsoleteKeys, known.objectKey]);
        return true;
      }),
    recordUpload: (id, { size, etag, uploadedAt, sequencer }, keep) =>
      step('recordUpload', () => {
        const later = (record: Resource) =>
          record.status !== 'deleted' && keptOf(record).sequencer < sequencer;
        const recorded = change(id, later, { status: 'available', size, etag, uploadedAt });
        if (recorded === undefined) return false;
        keptBy.set(id, { ...keptOf(recorded), sequencer });
        const { forgetAt: _, ...kept } = recorded;
        if (keep) records.set(id, kept);
        return keptOf(recorded).madeWith !== undefined;
      }),
    changeLifecycle: (id, days) =>
      step('changeLifecycle', () => {
        const record = records.get(id);
        if (record === undefined || record.status === 'deleted') return;
        want(record, longerLifecycle(days, wantedOf(record)));
      }),
    changeExpiry: ({ id, accountId, ...changed }, time) =>
      step('changeExpiry', () => {
        const before = records.get(id);
        if (before?.accountId !== accountId || !isLive(before, time)) return undefined;
        const uploadedAt = Math.max(changed.uploadedAt, before.uploadedAt ?? 0);
        want(before, lifecycleOf(changed.expiresAt, uploadedAt));
        return change(id, () => true, { ...changed, uploadedAt });
      }),
    markDeleted: (id, accountId, _, forgetAt, containerId) =>
      step('markDeleted', () => {
        const known = records.get(id);
        const isDone = known?.status === 'deleted' && known.accountId === accountId;
        if (isDone && containerId === undefined) return known;
        const isMeant = (record: Resource) =>
          record.accountId === accountId && (containerId ?? record.containerId) === record.containerId;
        const deleted = change(id, isMeant, { status: 'deleted', forgetAt });
        if (deleted === undefined) return undefined;
        const { containerId: _, ...left } = deleted;
        records.set(id, left);
        return left;
      }),
  };

  const objects: ObjectStore = {
    find: (key) =>
      step('object find', () => {
        const object = bucket.get(key);
        return (
          object && {
            size: object.content.length,
            uploadedAt: object.madeAt,
            etag: hash('md5', object.content),
          }
        );
      }),
    put: (key, content, contentType, lifecycle) =>
      step('object put', () => {
        bucket.set(key, { content: Buffer.from(content), contentType, lifecycle, madeAt: now() });
      }),
    setLifecycle: (key, lifecycle) => step('object setLifecycle', () => changeObject(key, { lifecycle })),
    copy: (from, to, contentType, lifecycle) =>
      step('object copy', () => {
        const source = bucket.get(from);
        if (source === undefined) return false;
        bucket.set(to, { content: source.content, contentType, lifecycle, madeAt: now() });
        return true;
      }),
    delete: (key) =>
      step('object delete', () => {
        bucket.delete(key);
      }),
  };

  const look = (id: string) =>
    step('reconcile', () => {
      const record = records.get(id);
      return record && { record, kept: keptOf(record), written: keptBy.get(id) };
    });

  /** Deletes what nobody needs and sets the lifecycle that the record asks for, until no other record is there. */
  const reconciler: Reconciler = {
    async reconcile(id, formerKeys = []) {
      for (let seen = await look(id); ; ) {
        const { record, kept } = seen ?? {};
        const needed = record?.status === 'deleted' ? undefined : record?.objectKey;
        const former = [record?.objectKey ?? [], kept?.obsoleteKeys ?? [], formerKeys].flat();
        for (const key of former) if (key !== needed) await objects.delete(key);
        if (needed !== undefined && kept?.madeWith !== undefined)
          await objects.setLifecycle(needed, kept.wanted);
        const now = await look(id);
        if (now?.record === seen?.record && now?.written === seen?.written) return 'settled';
        seen = now;
      }
    },
  };

  return { records, bucket, resources, objects, reconciler };
}

export type MemoryStores = ReturnType<typeof memoryStores>;

/**
 * When S3 removes an object: it adds the days to the time of its making and rounds up to the next midnight UTC. There is
 * a rule for so many days only.
 */
export function removalTime({ lifecycle, madeAt }: Pick<StoredObject, 'lifecycle' | 'madeAt'>): number {
  if (lifecycle === 'never' || lifecycle > LAST_LIFECYCLE_RULE) return Infinity;
  return Math.ceil((madeAt + lifecycle * DAY) / DAY) * DAY;
}

/** The lifecycle that a record asks for by itself. */
function wantedOf({ expiresAt, uploadedAt, createdAt }: Resource): number | 'never' {
  return lifecycleOf(expiresAt, uploadedAt ?? createdAt);
}

/** The table keeps the date on which a record may go in whole seconds. */
function wholeSeconds(resource: Resource): Resource {
  const { forgetAt } = resource;
  return forgetAt === undefined ? resource : { ...resource, forgetAt: Math.ceil(forgetAt / 1000) * 1000 };
}
