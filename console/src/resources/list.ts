import { computed, signal } from '@preact/signals';
import { api, type Resource } from '../api.ts';
import { createPages, type LoadPage } from '../pages.ts';
import { whenSignedOut } from '../session/session.ts';
import type { Filters } from './filters.ts';

/** The first page is there soon, the others bring much at once. */
const FIRST_PAGE = 100;
const PAGE = 500;

/** The files that the filters name. */
export const pages = createPages<Resource>();

whenSignedOut(pages.clear);

/** The ids of files that are about to be deleted, and are not shown. */
export const leaving = signal<ReadonlySet<string>>(new Set());

export const shown = computed(() => {
  const gone = leaving.value;
  return gone.size === 0 ? pages.items.value : pages.items.value.filter(({ id }) => !gone.has(id));
});

/** Reads the pages of the files that filters name. */
export function pagesWith({ q, status, type, container, tag, sort }: Filters): LoadPage<Resource> {
  const query = {
    ...(q === undefined ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { mime_type: type }),
    ...(container === undefined ? {} : { container_id: container }),
    ...(tag === undefined ? {} : { tag }),
    ...(sort === undefined ? {} : { sort }),
  };
  return async (cursor, signal) => {
    const { data } = await api.GET('/v1/resources', {
      params: {
        query: cursor === undefined ? { ...query, limit: FIRST_PAGE } : { ...query, limit: PAGE, cursor },
      },
      signal,
    });
    return { items: data?.resources ?? [], cursor: data?.cursor ?? null };
  };
}

/** The file with an id, where the list has it. */
export function listed(id: string): Resource | undefined {
  return pages.items.value.find((one) => one.id === id);
}
