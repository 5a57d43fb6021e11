import { computed } from '@preact/signals';
import { addressOf, navigate, query } from '../navigation.ts';

export const sorts = {
  '-created_at': 'Newest',
  created_at: 'Oldest',
  name: 'Name A–Z',
  '-name': 'Name Z–A',
} as const;
export type Sort = keyof typeof sorts;

export const statuses = { available: 'Available', uploading: 'Uploading' } as const;

/** Media types to choose from, as the service filters by them. */
export const types: Readonly<Record<string, string>> = {
  'image/*': 'Images',
  'video/*': 'Video',
  'audio/*': 'Audio',
  'application/pdf': 'PDF',
  'text/*': 'Text',
  'application/octet-stream': 'Other',
};

/** Which files are shown, and in which order: what the address says. */
export interface Filters {
  readonly q?: string | undefined;
  readonly status?: keyof typeof statuses | undefined;
  readonly type?: string | undefined;
  readonly container?: string | undefined;
  readonly tag?: string | undefined;
  readonly sort?: Sort | undefined;
}

export const filters = computed<Filters>(() => {
  const text = (name: string) => query.value.get(name) || undefined;
  const oneOf = <Name extends string>(name: string, all: Readonly<Record<Name, unknown>>) => {
    const value = text(name);
    return value !== undefined && Object.hasOwn(all, value) ? (value as Name) : undefined;
  };
  return {
    q: text('q'),
    status: oneOf('status', statuses),
    type: text('type'),
    container: text('container'),
    tag: text('tag'),
    sort: oneOf('sort', sorts),
  };
});

/** Changes what is shown; undefined takes a filter away. */
export function filterBy(change: Filters): void {
  navigate(addressOf({ query: { ...change } }), { replace: true });
}

export const isFiltered = computed(() => {
  const { sort: _, ...rest } = filters.value;
  return Object.values(rest).some((value) => value !== undefined);
});
