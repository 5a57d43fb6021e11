import type { Described } from '../../../lambdas/model/catalogue/ports.ts';
import type { CloneWork } from '../../../lambdas/model/containers/clone/clone.ts';
import type { CloneDependencies } from '../../../lambdas/model/containers/clone/step.ts';
import type { Lease } from '../../../lambdas/model/jobs/lease.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { NOW } from './resources.ts';

const CONTAINER = {
  accountId: 'acme',
  name: 'Large',
  description: '',
  tags: [],
  createdAt: NOW,
  updatedAt: NOW,
};

/** The ports for a clone of a large container, all in memory. */
export function memoryClone(size: number) {
  const sources = Array.from({ length: size }, (_, index) => described(`source-${index}`));
  const records = new Map(sources.map((one) => [one.resource.id, one]));
  const pages = new Map<number, readonly string[]>();
  const copied = new Map<string, number>();
  const reconciled = new Set<string>();
  const most = { copiesAtOnce: 0, idsAtOnce: 0, resourcesRead: 0, inPlan: 0 };
  let underWay = 0;

  const dependencies: CloneDependencies = {
    rememberedDays: 30,
    now: () => NOW,
    remains: { add: async () => true },
    resources: { recordUpload: async () => undefined },
    reconciler: {
      reconcile: async (id) => {
        reconciled.add(id);
        return 'settled';
      },
    },
    containers: {
      add: async () => true,
      find: async (id) => ({ ...CONTAINER, id }),
      recordClone: async () => {},
      async members(_, limit, after = '0') {
        most.idsAtOnce = Math.max(most.idsAtOnce, limit);
        const end = Number(after) + limit;
        const ids = sources.slice(Number(after), end).map(({ resource }) => resource.id);
        return { ids, ...(end < size ? { next: String(end) } : {}) };
      },
    },
    plan: {
      write: async (_, page, ids) => {
        most.inPlan = Math.max(most.inPlan, ids.length);
        pages.set(page, ids);
      },
      read: async (_, page) => pages.get(page) ?? [],
    },
    catalogue: {
      findMany: async (ids) => {
        most.resourcesRead = Math.max(most.resourcesRead, ids.length);
        return new Map(ids.flatMap((id) => [...found(id)]));
      },
      add: async (one) => {
        records.set(one.resource.id, one);
        return true;
      },
      erase: async () => {},
    },
    objects: {
      find: async () => undefined,
      delete: async () => {},
      copy: async (from, key) => {
        copied.set(from, (copied.get(from) ?? 0) + 1);
        underWay += 1;
        most.copiesAtOnce = Math.max(most.copiesAtOnce, underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        return key;
      },
    },
  };

  function* found(id: string): Generator<[string, Described]> {
    const one = records.get(id);
    if (one !== undefined) yield [id, one];
  }

  return { dependencies, copied, reconciled, most, records };
}

function described(id: string): Described {
  const resource: Resource = {
    id,
    accountId: 'acme',
    fileName: `${id}.txt`,
    mediaType: 'text/plain',
    object: `resources/${id}`,
    createdAt: NOW,
    uploadedAt: NOW,
    size: 1,
    containerId: 'from',
    status: 'available',
  };
  return { resource, entry: { name: id, description: '', archived: false, attributes: {} } };
}

/** A lease without rivals, and the saved states. */
export function ownLease(first: CloneWork) {
  const saved: CloneWork[] = [];
  const lease: Lease<CloneWork> = {
    get state() {
      return saved.at(-1) ?? first;
    },
    attempts: 1,
    save: async (state) => void saved.push(state),
    keep: async () => {},
    release: async () => {},
    remove: async () => {},
  };
  return { lease, saved };
}
