import { randomUUID } from 'node:crypto';
import type { Entry } from '../../../lambdas/model/catalogue/entry.ts';
import type { CatalogueStore } from '../../../lambdas/model/catalogue/ports.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import type { Listed, ListQuery, ResourceLists } from '../../../lambdas/model/lists/ports.ts';
import type { ListRow } from '../../../lambdas/model/lists/rows.ts';
import { lifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import type { ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Reconciler } from '../../../lambdas/model/resources/reconciler.ts';
import { awaitsUpload, type Resource } from '../../../lambdas/model/resources/resource.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { resourceLists } from '../../../lambdas/table/lists.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import type { Table } from '../../../lambdas/table/table.ts';

export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

export interface Stores {
  readonly catalogue: CatalogueStore;
  readonly resources: ResourceStore;
  readonly lists: ResourceLists;
  readonly reconciler: Reconciler;
}

/** A bucket without objects. */
const EMPTY_BUCKET = { setLifecycle: async () => {}, delete: async () => {} };

/** The stores of a table, with a clock that stands still, and without a bucket. */
export function storesOf(table: Table): Stores {
  const now = () => NOW;
  return {
    catalogue: catalogueRecords(table, now),
    resources: resourceRecords(table, now),
    lists: resourceLists(table),
    reconciler: createReconciler({ table, objects: EMPTY_BUCKET, now }),
  };
}

export function entry(change: Partial<Entry> = {}): Entry {
  return { name: 'Deed', description: '', archived: false, attributes: {}, ...change };
}

/** An account whose list no other test reads. */
export function newAccount(): { accountId: string; list: List } {
  const accountId = `a-${randomUUID().slice(0, 18)}`;
  return { accountId, list: `account#${accountId}` };
}

/** An organization whose list no other test reads. */
export const newOrganization = (): List => `organization#o-${randomUUID().slice(0, 18)}`;

/** Adds a resource without an end, by default uploaded. */
export async function addResource(
  { resources }: Pick<Stores, 'resources'>,
  accountId: string,
  change: Partial<Resource> = {},
): Promise<Resource> {
  const id = change.id ?? randomUUID();
  const resource: Resource = {
    id,
    accountId,
    fileName: 'scan.png',
    mediaType: 'image/png',
    object: `resources/${id}`,
    createdAt: NOW,
    status: 'reserved',
    ...change,
  };
  const added = awaitsUpload(resource) ? resource : { ...resource, status: 'reserved' as const };
  if (!(await resources.add(added))) throw new Error('The id is taken.');
  if (change.status !== undefined && awaitsUpload(resource)) return resource;
  const { object, createdAt, expiresAt } = resource;
  const made = lifecycle(expiresAt, createdAt);
  await resources.recordUpload({ id }, { object, size: 5, etag: 'e', uploadedAt: NOW }, made);
  return { ...resource, size: 5, etag: 'e', uploadedAt: NOW, status: 'available' };
}

/** Adds a described resource, puts it into further lists, and writes all its rows. */
export async function addEntry(
  stores: Omit<Stores, 'lists'>,
  accountId: string,
  said: Partial<Entry> = {},
  change: Partial<Resource> = {},
  lists: readonly List[] = [],
): Promise<Resource> {
  const resource = await addResource(stores, accountId, change);
  await stores.catalogue.describe(resource, entry(said));
  for (const list of lists) await stores.catalogue.place(resource, list);
  await stores.reconciler.reconcile(resource.id);
  return resource;
}

const BY_NAME: ListQuery = { ordering: { by: 'name', descending: false }, after: undefined, limit: 100 };

/** A whole list, page by page, by default in the order of names. */
export async function allRows(
  { lists }: Pick<Stores, 'lists'>,
  list: List,
  request: Partial<ListQuery> = {},
): Promise<ListRow<Listed>[]> {
  const rows: ListRow<Listed>[] = [];
  let page = await lists.resources(list, { ...BY_NAME, ...request });
  rows.push(...page.rows);
  while (page.next !== undefined) {
    page = await lists.resources(list, { ...BY_NAME, ...request, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
}

export const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** The ids in a list, in the order of names. */
export async function listedIds(stores: Pick<Stores, 'lists'>, list: List): Promise<string[]> {
  return idsOf(await allRows(stores, list));
}

/** The ids that a word or its beginning finds. */
export async function foundByWord(
  { lists }: Pick<Stores, 'lists'>,
  list: List,
  word: string,
): Promise<string[]> {
  const { rows } = await lists.words(list, word, undefined, 100);
  return [...new Set(idsOf(rows))];
}
