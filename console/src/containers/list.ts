import { computed } from '@preact/signals';
import { api, type Container, client } from '../api.ts';
import { query } from '../navigation.ts';
import { createPages } from '../pages.ts';
import { whenSignedOut } from '../session/session.ts';
import { reloadContainers } from './store.ts';

export const sorts = {
  name: 'Name A–Z',
  '-name': 'Name Z–A',
  '-createdAt': 'Newest',
  createdAt: 'Oldest',
} as const;
export type Sort = keyof typeof sorts;

export interface Filters {
  readonly sort: Sort;
  readonly tag?: string | undefined;
}

/** Which containers are shown, and in which order: what the address says. */
export const filters = computed<Filters>(() => {
  const sort = query.value.get('sort') ?? '';
  return {
    sort: Object.hasOwn(sorts, sort) ? (sort as Sort) : 'name',
    tag: query.value.get('tag') || undefined,
  };
});

/** The containers that the filters name. */
export const pages = createPages<Container>();

whenSignedOut(pages.clear);

const PAGE = 200;

/** Shows the containers that filters name. */
export function showContainers({ sort, tag }: Filters): void {
  pages.start(async (cursor, signal) => {
    const wanted = { sort, limit: PAGE, ...(tag === undefined ? {} : { tags: { any: [tag] } }) };
    const page = await client.containers(cursor === undefined ? wanted : { ...wanted, cursor }, { signal });
    return { items: page.data, cursor: page.cursor };
  });
}

/** What of a container its owner writes. */
export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
}

/** Makes a container. */
export async function addContainer(draft: Draft): Promise<void> {
  await api.POST('/containers', { body: draft });
  await reload();
}

/** Changes a container, here too. */
export async function changeContainer(id: string, draft: Draft): Promise<void> {
  const { data } = await api.PUT('/containers/{id}', { params: { path: { id } }, body: { ...draft } });
  if (data !== undefined) pages.change((items) => items.map((one) => (one.id === id ? data : one)));
  await reloadContainers();
}

/** Deletes a container with everything in it. */
export async function deleteContainer(id: string): Promise<void> {
  await api.DELETE('/containers/{id}', { params: { path: { id }, query: { traverse: true } } });
  pages.change((items) => items.filter((one) => one.id !== id));
  await reloadContainers();
}

export async function reload(): Promise<void> {
  pages.restart();
  await reloadContainers();
}
