import type { EntityType } from '../catalogue/entry.ts';
import { endOf, type Resource } from '../resources/resource.ts';
import type { Position } from './cursor.ts';
import type { List } from './list.ts';
import { BEGINNING, listPage, type Place, type Source } from './list-page.ts';
import { bytesInResponse } from './page-size.ts';
import type { Listed, Ordering, ResourceLists, TimeRange } from './ports.ts';
import type { ListRow } from './rows.ts';
import { firstWord, type Search, searchFor } from './search.ts';

export interface ResourceListRequest {
  /** By default the newest first; a search for words shows their finds first. */
  readonly ordering?: Ordering;
  readonly position?: Position;
  readonly limit: number;
  readonly archived?: boolean;
  readonly entityType?: EntityType;
  readonly search?: string;
  /** The statuses to show, by default available only. */
  readonly statuses?: readonly Resource['status'][];
  /** Shows only resources in this container, from its own list. */
  readonly containerId?: string;
  /** Shows only resources created in this range, in milliseconds since 1970, both ends included. */
  readonly created?: TimeRange;
  /** Shows only resources that this returns true for. */
  readonly filter?: (listed: Listed) => boolean;
}

export interface ResourceListPage<Shown> {
  readonly items: readonly Shown[];
  readonly next?: Position;
}

export interface ResourceListDependencies<Shown> {
  readonly lists: ResourceLists;
  readonly now: () => number;
  readonly show: (listed: Listed) => Shown;
}

const NEWEST_FIRST: Ordering = { by: 'created', descending: true };

/**
 * One page of the resources in any of the lists, each once. Without a search it is one query for each list, all at
 * once. A search for words looks them up and reads the records found, in two round trips; other matches come last.
 */
export async function resourceListPage<Shown>(
  dependencies: ResourceListDependencies<Shown>,
  lists: readonly List[],
  request: ResourceListRequest,
): Promise<ResourceListPage<Shown>> {
  const search = request.search === undefined ? undefined : searchFor(request.search);
  const { ordering, position } = request;
  if (search?.word === undefined || ordering !== undefined)
    return restPage(dependencies, lists, request, search, false, position ?? BEGINNING);
  if (position?.among === 'rest') return restPage(dependencies, lists, request, search, true, position);
  const found = await wordPage(dependencies, lists, request, search, search.word);
  if (found.next !== undefined) return found;
  // The rest begins after the last of the words.
  const behind = { among: 'words', after: `${search.word}\u{10ffff}`, skip: 0 } as const;
  if (found.items.length === request.limit) return { ...found, next: behind };
  const left = {
    ...request,
    limit: request.limit - found.items.length,
    taken: found.items.reduce<number>((bytes, item) => bytes + bytesInResponse(item), 0),
  };
  const rest = await restPage(dependencies, lists, left, search, true, BEGINNING);
  // The response has no room for the rest.
  if (rest.next?.after === BEGINNING.after) return { ...found, next: behind };
  return { ...rest, items: [...found.items, ...rest.items] };
}

interface RestRequest extends ResourceListRequest {
  /** Bytes of the response taken by the words' finds. */
  readonly taken?: number;
}

/** A page of lists in their order; in a search, without the words' finds. */
async function restPage<Shown>(
  { lists: store, now, show }: ResourceListDependencies<Shown>,
  lists: readonly List[],
  request: RestRequest,
  search: Search | undefined,
  wordsComeFirst: boolean,
  place: Place,
): Promise<ResourceListPage<Shown>> {
  const { ordering = NEWEST_FIRST, limit, containerId, created, filter, taken = 0 } = request;
  const time = now();
  const range = created === undefined ? {} : { created };
  const inLists = lists.map(
    (list): Source<Listed> =>
      (after, size) =>
        store.resources(list, { ordering, ...range, after, limit: size }),
  );
  const inContainer = (id: string): Source<Listed> => {
    return (after, size) => store.contents(id, { ordering, ...range, after, limit: size });
  };
  const { items, next } = await listPage({
    sources: containerId === undefined ? inLists : [inContainer(containerId)],
    descending: ordering.descending,
    place,
    limit,
    taken,
    isSparse: search !== undefined || filter !== undefined,
    isThere: (listed) => isShown(listed, time, request),
    complete: store.details,
    matches: (listed) => {
      const { entry, lacksWords } = listed;
      if (filter?.(listed) === false) return false;
      if (search === undefined) return true;
      const cameFirst = wordsComeFirst && !lacksWords && search.isFoundByWord(entry);
      return search.matches(entry) && !cameFirst;
    },
    show,
  });
  return { items, ...(next === undefined ? {} : { next: { among: 'rest', ...next } }) };
}

/** A page of the resources that the index of words finds, in the order of the words. */
async function wordPage<Shown>(
  { lists: store, now, show }: ResourceListDependencies<Shown>,
  lists: readonly List[],
  request: ResourceListRequest,
  search: Search,
  word: string,
): Promise<ResourceListPage<Shown>> {
  const { limit, filter, position = { among: 'words', ...BEGINNING } } = request;
  const time = now();
  const sources = lists.map(
    (list): Source<undefined> =>
      async (after, size) => {
        const { rows, ...next } = await store.words(list, word, after, size);
        return { ...next, rows: rows.map((row) => ({ ...row, thing: undefined })) };
      },
  );
  const { items, next } = await listPage<undefined, Listed, Shown>({
    sources,
    descending: false,
    place: position,
    limit,
    isThere: () => true,
    complete: (rows) => readFound(store, rows, word),
    matches: (listed) =>
      isShown(listed, time, request) && search.matches(listed.entry) && filter?.(listed) !== false,
    show,
  });
  return { items, ...(next === undefined ? {} : { next: { among: 'words', ...next } }) };
}

/** Reads the resources found by words; of a resource's several matching words, only the first counts. */
async function readFound(
  store: ResourceLists,
  rows: readonly ListRow<undefined>[],
  beginning: string,
): Promise<readonly ListRow<Listed>[]> {
  const records = await store.read(rows.map(({ id }) => id));
  const listed = rows.flatMap((row) => {
    const thing = records.get(row.id);
    return thing === undefined ? [] : [{ ...row, thing }];
  });
  const whole = await store.details(listed);
  return whole.filter(({ order, thing }) => order.startsWith(`${firstWord(thing.entry, beginning) ?? ''}\0`));
}

function isShown(
  { resource, entry }: Listed,
  now: number,
  { archived, entityType, containerId, created, statuses = ['available'] }: ResourceListRequest,
): boolean {
  return (
    statuses.includes(resource.status) &&
    (containerId === undefined || resource.containerId === containerId) &&
    (created === undefined || isWithin(resource.createdAt, created)) &&
    now < (endOf(resource) ?? Number.POSITIVE_INFINITY) &&
    (archived === undefined || entry.archived === archived) &&
    (entityType === undefined || entry.entityType === entityType)
  );
}

function isWithin(time: number, { from = 0, until = Number.POSITIVE_INFINITY }: TimeRange): boolean {
  return time >= from && time <= until;
}
