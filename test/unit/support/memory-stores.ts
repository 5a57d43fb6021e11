import type { ObjectStore, ResourceStore } from '../../../lambdas/domain/ports.ts';
import { isLive, type Resource } from '../../../lambdas/domain/resource.ts';

const DAY = 86_400_000;

/** An object as the bucket keeps it. */
export interface StoredObject {
  readonly content: Buffer;
  readonly contentType: string;
  readonly lifecycle: number | 'never';
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type Step = keyof ResourceStore | `object ${keyof ObjectStore}`;

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
  const sequencers = new Map<string, string>();
  const bucket = new Map<string, StoredObject>();

  async function step<Result>(name: Step, effect: () => Result): Promise<Result> {
    await before?.(name);
    const result = effect();
    await after?.(name);
    return result;
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
        if (records.has(resource.id)) throw new Error('The id is taken.');
        records.set(resource.id, wholeSeconds(resource));
      }),
    find: (id) => step('find', () => records.get(id)),
    claim: (resource, time) =>
      step('claim', () => {
        const known = records.get(resource.id);
        if (known !== undefined && isLive(known, time)) return false;
        records.set(resource.id, wholeSeconds(resource));
        sequencers.delete(resource.id);
        return true;
      }),
    recordUpload: (id, { size, uploadedAt, sequencer }, keep) =>
      step('recordUpload', () => {
        const later = (record: Resource) =>
          record.status !== 'deleted' && (sequencers.get(id) ?? '') < sequencer;
        const recorded = change(id, later, { status: 'available', size, uploadedAt });
        if (recorded === undefined) return;
        sequencers.set(id, sequencer);
        const { forgetAt: _, ...kept } = recorded;
        if (keep) records.set(id, kept);
      }),
    changeExpiry: ({ id, accountId, ...changed }, time) =>
      step('changeExpiry', () =>
        change(id, (record) => record.accountId === accountId && isLive(record, time), {
          ...changed,
          expiryChanged: true,
        }),
      ),
    markDeleted: (id, accountId, _, forgetAt, containerId) =>
      step('markDeleted', () => {
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
        return object && { size: object.content.length, uploadedAt: object.madeAt };
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

  return { records, bucket, resources, objects };
}

export type MemoryStores = ReturnType<typeof memoryStores>;

/** When S3 removes an object: it adds the days to the time of its making and rounds up to the next midnight UTC. */
export function removalTime({ lifecycle, madeAt }: Pick<StoredObject, 'lifecycle' | 'madeAt'>): number {
  return lifecycle === 'never' ? Infinity : Math.ceil((madeAt + lifecycle * DAY) / DAY) * DAY;
}

/** The table keeps the date on which a record may go in whole seconds. */
function wholeSeconds(resource: Resource): Resource {
  const { forgetAt } = resource;
  return forgetAt === undefined ? resource : { ...resource, forgetAt: Math.ceil(forgetAt / 1000) * 1000 };
}
