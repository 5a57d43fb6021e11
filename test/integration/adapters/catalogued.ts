import { randomUUID } from 'node:crypto';
import type { Entry, List } from '../../../lambdas/domain/catalogue.ts';
import type { CatalogueStore, ListPage, PageRequest } from '../../../lambdas/domain/catalogue-ports.ts';
import type { ResourceStore } from '../../../lambdas/domain/ports.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';

export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

export interface Stores {
  readonly catalogue: CatalogueStore;
  readonly resources: ResourceStore;
}

export function entry(change: Partial<Entry> = {}): Entry {
  return { name: 'Deed', description: '', archived: false, attributes: {}, ...change };
}

/** A list that no other test looks into, and the account that it belongs to. */
export function newAccount(): { accountId: string; list: List } {
  const accountId = `a-${randomUUID().slice(0, 18)}`;
  return { accountId, list: `account#${accountId}` };
}

/** A resource without an end, whose file has arrived unless it is said to be reserved. */
export async function addResource(
  { resources }: Stores,
  accountId: string,
  change: Partial<Resource> = {},
): Promise<Resource> {
  const id = change.id ?? randomUUID();
  const resource: Resource = {
    id,
    accountId,
    fileName: 'scan.png',
    mediaType: 'image/png',
    objectKey: `resources/${id}`,
    createdAt: NOW,
    status: 'reserved',
    ...change,
  };
  await resources.add({ ...resource, status: 'reserved' });
  if (change.status === 'reserved') return resource;
  await resources.recordUpload(id, { size: 5, etag: 'e', uploadedAt: NOW, sequencer: '1' }, true);
  return { ...resource, size: 5, uploadedAt: NOW, status: 'available' };
}

/** A described resource. */
export async function addEntry(
  stores: Stores,
  accountId: string,
  said: Partial<Entry> = {},
  change: Partial<Resource> = {},
): Promise<Resource> {
  const resource = await addResource(stores, accountId, change);
  await stores.catalogue.describe(resource, entry(said));
  return resource;
}

export const BY_NAME: PageRequest = { ordering: { by: 'name', descending: false }, limit: 100 };

/** The whole of a list in its order, page by page. */
export async function allRows(
  catalogue: CatalogueStore,
  list: List,
  request: Partial<PageRequest> = {},
): Promise<ListPage['rows']> {
  const rows: ListPage['rows'][number][] = [];
  let page = await catalogue.page(list, { ...BY_NAME, ...request });
  rows.push(...page.rows);
  while (page.next !== undefined) {
    page = await catalogue.page(list, { ...BY_NAME, ...request, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
}

/** The ids that a word or its beginning finds. */
export async function foundByWord(catalogue: CatalogueStore, list: List, word: string): Promise<string[]> {
  const { rows } = await catalogue.words(list, word, undefined, 100);
  return [...new Set(rows.map(({ id }) => id))];
}
