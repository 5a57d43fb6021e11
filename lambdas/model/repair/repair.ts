import type { AccountStore } from '../accounts/removal.ts';
import type { CatalogueStore } from '../catalogue/ports.ts';
import { concurrently } from '../concurrently.ts';
import type { JobKind } from '../jobs/steps.ts';
import { type DeletionDependencies, deleteOwnResource } from '../resources/deletion.ts';
import { partsOf, resourceIdOfKey } from '../resources/object-name.ts';
import type { ObjectStore } from '../resources/ports.ts';
import { awaitsUpload, isLive, type Resource } from '../resources/resource.ts';
import { type UploadDependencies, withUpload } from '../resources/upload.ts';
import type { RepairReport, RepairReports, UploadList } from './ports.ts';

/** A comparison under way; with `applied`, it repairs what it finds. */
export interface Repair extends RepairReport {
  /** The account whose files are looked for; absent where the bucket's uploads are compared with the records. */
  readonly accountId?: string;
  readonly after?: string;
}

export interface RepairDependencies extends DeletionDependencies {
  readonly resources: DeletionDependencies['resources'] & UploadDependencies['resources'];
  readonly accounts: Pick<AccountStore, 'resources'>;
  readonly catalogue: Pick<CatalogueStore, 'findMany'>;
  readonly objects: Pick<ObjectStore, 'find' | 'delete'>;
  readonly uploads: UploadList;
  readonly reports: RepairReports;
}

const BY = 'operator';
const PAGE = 200;
const AT_ONCE = 16;
const MOST_EXAMPLES = 100;

/** How long the event of an upload may still come, in milliseconds: as long as the queue of failed events keeps it. */
const LOST_AFTER = 15 * 24 * 60 * 60_000;

/** The keys of the jobs that look for an account's files, and for the records of uploads. */
export const recordsKey = (accountId: string) => `records#${accountId}`;
export const OBJECTS_KEY = 'objects#all';

export function newRepair(accountId: string | undefined, applied: boolean): Repair {
  return { ...(accountId === undefined ? {} : { accountId }), compared: 0, found: 0, examples: [], applied };
}

/** A comparison, tried until it succeeds. Its report is saved at the end. */
export function repairJob(dependencies: RepairDependencies): JobKind<Repair> {
  return {
    async step(repair, { keep }) {
      const { accountId, after: _, ...report } = repair;
      const page =
        accountId === undefined
          ? await compareObjects(dependencies, repair, keep)
          : await compareRecords(dependencies, accountId, repair, keep);
      const next: RepairReport = {
        ...report,
        compared: report.compared + page.compared,
        found: report.found + page.found.length,
        examples: [...report.examples, ...page.found].slice(0, MOST_EXAMPLES),
      };
      if (page.next !== undefined)
        return { ...(accountId === undefined ? {} : { accountId }), ...next, after: page.next };
      const { reports, now } = dependencies;
      await reports.save(accountId === undefined ? OBJECTS_KEY : recordsKey(accountId), next, now());
      return 'done';
    },
  };
}

interface Compared {
  readonly compared: number;
  readonly found: readonly string[];
  readonly next?: string | undefined;
}

/** Finds available resources whose file is not in the bucket; a repair deletes them, so that they are answered with 410. */
async function compareRecords(
  dependencies: RepairDependencies,
  accountId: string,
  { after, applied }: Repair,
  keep: () => Promise<void>,
): Promise<Compared> {
  const { accounts, catalogue, objects, now } = dependencies;
  const { ids, next } = await accounts.resources(accountId, PAGE, after);
  const records = [...(await catalogue.findMany(ids)).values()].map(({ resource }) => resource);
  const stored = records.filter((one) => one.status === 'available' && isLive(one, now()));
  const lacking = await concurrently(stored, AT_ONCE, async ({ id, object }) => {
    if ((await objects.find(object)) !== undefined) return [];
    // The file may have been replaced since the record was read.
    const current = (await catalogue.findMany([id])).get(id)?.resource;
    if (current?.object !== object || !isLive(current, now())) return [];
    await keep();
    if (applied) await deleteOwnResource(dependencies, { id, accountId, by: BY });
    return [id];
  });
  return { compared: stored.length, found: lacking.flat(), next };
}

/**
 * Finds uploaded versions that no record names, once no event can record them any more. A repair deletes them. The upload
 * of a reserved resource is recorded instead: its event was lost.
 */
async function compareObjects(
  dependencies: RepairDependencies,
  { after, applied }: Repair,
  keep: () => Promise<void>,
): Promise<Compared> {
  const { catalogue, objects, uploads, now } = dependencies;
  const { files, next } = await uploads.uploads(PAGE, after);
  const settled = files.filter(({ uploadedAt }) => uploadedAt < now() - LOST_AFTER);
  const ids = settled.flatMap(({ object }) => resourceIdOfKey(partsOf(object).key) ?? []);
  const records = await catalogue.findMany(ids);
  const unnamed = await concurrently(settled, AT_ONCE, async ({ object }) => {
    const { key } = partsOf(object);
    const resource = records.get(resourceIdOfKey(key) ?? '')?.resource;
    if (resource?.object === object && isLive(resource, now())) return [];
    await keep();
    if (resource !== undefined && mayBecome(resource, key, now())) {
      const recorded = applied ? await withUpload(dependencies, resource) : undefined;
      return recorded?.object === object || !applied ? [object] : [];
    }
    if (applied) await objects.delete(object);
    return [object];
  });
  return { compared: settled.length, found: unnamed.flat(), next };
}

/** Whether an uploaded object may become a reserved resource's file. */
function mayBecome(resource: Resource, key: string, now: number): boolean {
  return awaitsUpload(resource) && isLive(resource, now) && partsOf(resource.object).key === key;
}
