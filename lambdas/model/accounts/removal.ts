import type { CatalogueStore } from '../catalogue/ports.ts';
import { concurrently } from '../concurrently.ts';
import { type CloneWork, cloneKey } from '../containers/clone/clone.ts';
import type { ContainerStore } from '../containers/ports.ts';
import type { JobStore } from '../jobs/ports.ts';
import type { JobKind, StepContext } from '../jobs/steps.ts';
import { type DeletionDependencies, deleteOwnResource } from '../resources/deletion.ts';

/**
 * The stages of an account's removal:
 *
 *     callers → resources → containers → waiting → callers → resources → containers → rest → done
 *
 * It waits until every form that was handed out must have been used: what arrives later than the first walk is removed by
 * the second one.
 */
export type RemovalStage =
  | { readonly at: 'callers' | 'waiting' }
  /** Not before this time, in milliseconds since 1970: the stream's function counts what the last deletions change. */
  | { readonly at: 'rest'; readonly notBefore: number }
  /** `found` says whether this scan has found something; it is repeated until it finds nothing, since lists may lag. */
  | { readonly at: 'resources' | 'containers'; readonly found: boolean; readonly after?: string };

/** The removal of an account with all that it owns. */
export interface Removal {
  readonly accountId: string;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
  readonly walk: 1 | 2;
  readonly stage: RemovalStage;
}

/** A page of an account's list. */
export interface OwnedPage {
  readonly ids: readonly string[];
  readonly next?: string;
}

/** What an account owns. */
export interface AccountStore {
  /** Removes its clients, users and webhooks: nobody is let in, and nobody told, from then on. */
  removeCallers(accountId: string): Promise<void>;
  /** Its files, uploads in parts, and forms that count against a quota. */
  resources(accountId: string, limit: number, after?: string): Promise<OwnedPage>;
  containers(accountId: string, limit: number, after?: string): Promise<OwnedPage>;
  /** Removes its usage, its quota, the deliveries to its webhooks, and the sizes of its lists. */
  removeRest(accountId: string): Promise<void>;
}

export interface RemovalDependencies extends DeletionDependencies {
  readonly accounts: AccountStore;
  readonly catalogue: Pick<CatalogueStore, 'erase'>;
  readonly containers: Pick<ContainerStore, 'hide' | 'members' | 'remove'>;
  readonly clones: Pick<JobStore<CloneWork>, 'find'>;
  readonly uploadWindowSeconds: number;
}

/** The author of a removal. */
const BY = 'operator';

/** How long an upload may take that began at the end of its form's time, in milliseconds. */
const LONGEST_UPLOAD = 24 * 60 * 60_000;

/** How long usage is still counted after the last deletion, in milliseconds. */
const COUNTING = 60 * 60_000;

const PAGE = 100;
const AT_ONCE = 16;

/** The key of an account's removal. */
export function removalKey(accountId: string): string {
  return `removal#${accountId}`;
}

/** A removal, about to begin. */
export function newRemoval(accountId: string, now: number): Removal {
  return { accountId, since: now, walk: 1, stage: { at: 'callers' } };
}

/** A removal, tried until it succeeds. */
export function removalJob(dependencies: RemovalDependencies): JobKind<Removal> {
  const { accounts, clones, uploadWindowSeconds, now } = dependencies;
  return {
    async step(removal, context) {
      const { accountId, since, stage } = removal;
      switch (stage.at) {
        case 'callers':
          await accounts.removeCallers(accountId);
          return { ...removal, stage: { at: 'resources', found: false } };
        case 'resources':
          // A clone would add copies to pages that were read.
          if ((await clones.find(cloneKey(accountId))) !== undefined) return 'later';
          return removeResources(dependencies, removal, stage, context);
        case 'containers':
          return removeContainers(dependencies, removal, stage, context);
        case 'waiting':
          if (now() < since + uploadWindowSeconds * 1000 + LONGEST_UPLOAD) return 'later';
          return { ...removal, walk: 2, stage: { at: 'callers' } };
        case 'rest':
          if (now() < stage.notBefore) return 'later';
          await accounts.removeRest(accountId);
          return 'done';
      }
    },
  };
}

type Scan = Extract<RemovalStage, { readonly found: boolean }>;

async function removeResources(
  dependencies: RemovalDependencies,
  removal: Removal,
  stage: Scan,
  { keep }: StepContext,
): Promise<Removal> {
  const { accountId } = removal;
  const { ids, next } = await dependencies.accounts.resources(accountId, PAGE, stage.after);
  const removed = await removeAll(dependencies, accountId, ids, keep);
  return scanned(removal, stage, removed, next, { at: 'containers', found: false });
}

async function removeContainers(
  dependencies: RemovalDependencies,
  removal: Removal,
  stage: Scan,
  { keep }: StepContext,
): Promise<Removal> {
  const { accounts, containers, now } = dependencies;
  const { accountId, walk } = removal;
  // One at a time: each may hold many reservations, which are in no other list.
  const { ids, next } = await accounts.containers(accountId, 1, stage.after);
  for (const id of ids) {
    for (let after: string | undefined; ; ) {
      const page = await containers.members(id, PAGE, after);
      await removeAll(dependencies, accountId, page.ids, keep);
      if (page.next === undefined) break;
      after = page.next;
    }
    await keep();
    await containers.hide(id, now(), BY);
    await containers.remove(id);
  }
  const following =
    walk === 1 ? ({ at: 'waiting' } as const) : ({ at: 'rest', notBefore: now() + COUNTING } as const);
  return scanned(removal, stage, ids.length, next, following);
}

/** The state after a page of a scan: its next page, another scan if it found something, or the next stage. */
function scanned(
  removal: Removal,
  { at, found }: Scan,
  removed: number,
  next: string | undefined,
  after: RemovalStage,
): Removal {
  const foundNow = found || removed > 0;
  if (next !== undefined) return { ...removal, stage: { at, found: foundNow, after: next } };
  return { ...removal, stage: foundNow ? { at, found: false } : after };
}

/** Deletes an account's resources, and erases their records. Resolves to their number. */
async function removeAll(
  dependencies: RemovalDependencies,
  accountId: string,
  ids: readonly string[],
  keep: () => Promise<void>,
): Promise<number> {
  const { catalogue, reconciler } = dependencies;
  const removed = await concurrently(ids, AT_ONCE, async (id) => {
    await keep();
    // First as a client would: the file goes before the record that names it.
    if (!(await deleteOwnResource(dependencies, { id, accountId, by: BY }))) return false;
    await catalogue.erase(id);
    await reconciler.reconcile(id);
    return true;
  });
  return removed.filter(Boolean).length;
}
