import { hash } from 'node:crypto';
import { LAST_LIFECYCLE_RULE } from '../../../lambdas/model/resources/expiry.ts';
import { lifecycle as lifecycleOf, longerLifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import { hasVersion, objectName, partsOf } from '../../../lambdas/model/resources/object-name.ts';
import type { ObjectStore, ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Reconciler } from '../../../lambdas/model/resources/reconciler.ts';
import { isLive, type Resource } from '../../../lambdas/model/resources/resource.ts';

const DAY = 86_400_000;

/** An object in the bucket. */
export interface StoredObject {
  readonly content: Buffer;
  readonly contentType: string;
  readonly lifecycle: number | 'never';
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** A record's notes on its object, which no port returns. */
interface Kept {
  /** The lifecycle that the object must have. */
  readonly wanted: number | 'never';
  /** The lifecycle that it was created with, if that differs. */
  readonly madeWith?: number | 'never';
  /** The record's former objects. */
  readonly obsoleteObjects: readonly string[];
}

/** `reconcile` is the reconciler's read of a record. */
export type Step = keyof ResourceStore | `object ${keyof ObjectStore}` | 'reconcile';

/** Hooks around each step; either may wait or fail, before or after the step takes effect. */
export interface Course {
  readonly before?: (step: Step) => void | Promise<void>;
  readonly after?: (step: Step) => void | Promise<void>;
}

/**
 * A table and a bucket in memory, with the conditions of the real ones; the contract suites run against them too. Each
 * step is atomic, as in DynamoDB and S3.
 */
export function memoryStores(now: () => number, { before, after }: Course = {}) {
  const records = new Map<string, Resource>();
  const keptBy = new Map<string, Kept>();
  /** By object and version, the first version of a key first. */
  const bucket = new Map<string, StoredObject>();
  let versions = 0;

  async function step<Result>(name: Step, effect: () => Result): Promise<Result> {
    await before?.(name);
    const result = effect();
    await after?.(name);
    return result;
  }

  /** The notes on a record, which a test may have put into the table itself. */
  function keptOf(record: Resource): Kept {
    const wanted = wantedOf(record);
    return keptBy.get(record.id) ?? { wanted, obsoleteObjects: [] };
  }

  function write({ madeWith, ...record }: Resource, obsoleteObjects: readonly string[]): void {
    records.set(record.id, wholeSeconds(record));
    const kept = { wanted: wantedOf(record), obsoleteObjects };
    keptBy.set(record.id, madeWith === undefined ? kept : { ...kept, madeWith });
  }

  /** Makes a record want another lifecycle for its object than the one it was created with. */
  function want(record: Resource, wanted: number | 'never'): void {
    const kept = keptOf(record);
    keptBy.set(record.id, { ...kept, wanted, madeWith: kept.madeWith ?? kept.wanted });
  }

  /** Changes a record that meets the condition, and returns it. */
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

  function changeObject(object: string, changed: Partial<StoredObject>): void {
    const stored = bucket.get(object);
    if (stored !== undefined) bucket.set(object, { ...stored, ...changed });
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
        write(resource, known === undefined ? [] : [...keptOf(known).obsoleteObjects, known.object]);
        return true;
      }),
    recordUpload: ({ id }, file, madeWith) =>
      step('recordUpload', () => {
        const known = records.get(id);
        if (known === undefined || !isLive(known, now())) return undefined;
        const recorded = change(id, ({ status }) => status === 'reserved', { ...file, status: 'available' });
        if (recorded === undefined) return known;
        const { madeWith: _, ...kept } = keptOf(recorded);
        keptBy.set(id, kept.wanted === madeWith ? kept : { ...kept, madeWith });
        const { forgetAt, ...persistent } = recorded;
        if (recorded.expiresAt === undefined) records.set(id, persistent);
        return records.get(id);
      }),
    changeLifecycle: (id, days) =>
      step('changeLifecycle', () => {
        const record = records.get(id);
        if (record === undefined || record.status === 'deleted') return;
        want(record, longerLifecycle(days, wantedOf(record)));
      }),
    changeExpiry: ({ id, accountId, copy, ...changed }, time) =>
      step('changeExpiry', () => {
        const before = records.get(id);
        if (before?.accountId !== accountId || !isLive(before, time)) return undefined;
        if (copy === undefined) {
          want(before, lifecycleOf(changed.expiresAt, before.uploadedAt ?? before.createdAt));
          return change(id, () => true, changed);
        }
        const { copyOf, object, uploadedAt, madeWith } = copy;
        if (before.object !== copyOf) return undefined;
        const wanted = lifecycleOf(changed.expiresAt, uploadedAt);
        const obsoleteObjects = [...keptOf(before).obsoleteObjects, copyOf];
        keptBy.set(id, { wanted, obsoleteObjects, ...(madeWith === wanted ? {} : { madeWith }) });
        return change(id, () => true, { ...changed, object, uploadedAt });
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

  /** The named version, or the first version of a key. */
  function versionOf(object: string): string | undefined {
    if (hasVersion(object)) return bucket.has(object) ? object : undefined;
    return versionsOf(object)[0];
  }

  function versionsOf(key: string): string[] {
    return [...bucket.keys()].filter((object) => partsOf(object).key === key);
  }

  function store(key: string, stored: StoredObject): string {
    versions += 1;
    const object = objectName(key, String(versions));
    bucket.set(object, stored);
    return object;
  }

  const objects: ObjectStore = {
    find: (wanted) =>
      step('object find', () => {
        const object = versionOf(wanted);
        const stored = object === undefined ? undefined : bucket.get(object);
        if (object === undefined || stored === undefined) return undefined;
        const { content, madeAt } = stored;
        return { object, size: content.length, uploadedAt: madeAt, etag: hash('md5', content) };
      }),
    put: (key, content, contentType, lifecycle) =>
      step('object put', () =>
        store(key, { content: Buffer.from(content), contentType, lifecycle, madeAt: now() }),
      ),
    setLifecycle: (object, lifecycle) =>
      step('object setLifecycle', () => changeObject(object, { lifecycle })),
    copy: (from, key, contentType, lifecycle) =>
      step('object copy', () => {
        const source = bucket.get(versionOf(from) ?? from);
        return source && store(key, { content: source.content, contentType, lifecycle, madeAt: now() });
      }),
    delete: (object) =>
      step('object delete', () => {
        for (const version of hasVersion(object) ? [object] : versionsOf(object)) bucket.delete(version);
      }),
  };

  const look = (id: string) =>
    step('reconcile', () => {
      const record = records.get(id);
      return record && { record, kept: keptOf(record), written: keptBy.get(id) };
    });

  /** Deletes unneeded objects and sets the record's lifecycle, until the record no longer changes. */
  const reconciler: Reconciler = {
    async reconcile(id, formerObjects = []) {
      for (let seen = await look(id); ; ) {
        const { record, kept } = seen ?? {};
        const needed = record?.status === 'deleted' ? undefined : record?.object;
        const former = [record?.object ?? [], kept?.obsoleteObjects ?? [], formerObjects].flat();
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
 * When S3 removes an object: it adds the days to the time of creation and rounds up to the next midnight UTC. Only some
 * numbers of days have a rule.
 */
export function removalTime({ lifecycle, madeAt }: Pick<StoredObject, 'lifecycle' | 'madeAt'>): number {
  if (lifecycle === 'never' || lifecycle > LAST_LIFECYCLE_RULE) return Infinity;
  return Math.ceil((madeAt + lifecycle * DAY) / DAY) * DAY;
}

/** The lifecycle that a record needs by its end. */
function wantedOf({ expiresAt, uploadedAt, createdAt }: Resource): number | 'never' {
  return lifecycleOf(expiresAt, uploadedAt ?? createdAt);
}

/** Rounds as the table does, which stores the date of forgetting in whole seconds. */
function wholeSeconds(resource: Resource): Resource {
  const { forgetAt } = resource;
  return forgetAt === undefined ? resource : { ...resource, forgetAt: Math.ceil(forgetAt / 1000) * 1000 };
}
