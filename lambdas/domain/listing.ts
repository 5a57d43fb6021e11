import { folded, indexedWords, isWord, type List, searchText } from './catalogue.ts';
import type { CatalogueStore, Described, ListedRow, Ordering, PageRequest } from './catalogue-ports.ts';
import { compareOrders, cut, merged, type Page, type PlacedRow, placed, words } from './listed-pages.ts';
import { fittingCount } from './page-size.ts';
import { isLive } from './resource.ts';

/** Where a list goes on: among the resources whose words were found, or among the rest. */
export interface Position {
  readonly among: 'words' | 'rest';
  readonly after: string;
}

export interface ListRequest {
  /** Without one, the newest first; a search for a word shows what the word finds first. */
  readonly ordering?: Ordering;
  readonly position?: Position;
  readonly limit: number;
  readonly archived?: boolean;
  readonly entityType?: PageRequest['entityType'];
  readonly search?: string;
}

export interface Listing {
  readonly items: readonly Described[];
  /** Where the next page begins, if there may be one. */
  readonly next?: Position;
}

export interface ListingDependencies {
  readonly catalogue: Pick<CatalogueStore, 'page' | 'words' | 'findMany' | 'drop'>;
  readonly now: () => number;
}

const NEWEST_FIRST: Ordering = { by: 'created', descending: true };

/**
 * One page of the resources in any of the lists, each once. It takes two round trips: one query for each list, all at
 * once, and one read of the records that the page shows.
 */
export async function listResources(
  dependencies: ListingDependencies,
  lists: readonly List[],
  request: ListRequest,
): Promise<Listing> {
  const search = request.search === undefined ? undefined : folded(request.search);
  const byWord = search !== undefined && request.ordering === undefined && isWord(search);
  const page = byWord
    ? await wordPage(dependencies, lists, request, search)
    : positioned('rest', await restPage(dependencies, lists, request, request.position?.after));
  return shown(dependencies, page, request);
}

/** Resources found by a word come first; those in which the search stands elsewhere fill the page up. */
async function wordPage(
  dependencies: ListingDependencies,
  lists: readonly List[],
  request: ListRequest,
  search: string,
): Promise<Positioned> {
  const { catalogue } = dependencies;
  const { limit, position } = request;
  const rest = async (after?: string): Promise<Page> => {
    const page = await restPage(dependencies, lists, request, after);
    return { ...page, rows: page.rows.filter((row) => !isFoundByWord(row, search)) };
  };
  if (position?.among === 'rest') return positioned('rest', await rest(position.after));
  const [found, others] = await Promise.all([
    Promise.all(
      lists.map(async (list) => words(list, await catalogue.words(list, search, position?.after, limit))),
    ),
    rest(),
  ]);
  const byWord = merged(found, false, limit);
  if (byWord.next !== undefined) return positioned('words', byWord);
  // A page full of words goes on after the last of them, where no more are found and the rest begins.
  const last = byWord.rows.length === limit ? byWord.rows.at(-1) : undefined;
  if (last !== undefined) return positioned('words', { ...byWord, next: last.order });
  return positioned('rest', cut(others, limit - byWord.rows.length), byWord.rows);
}

function isFoundByWord({ wordsIndexed, searchText: text }: ListedRow, search: string): boolean {
  return wordsIndexed && (text.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => word.startsWith(search));
}

async function restPage(
  { catalogue }: ListingDependencies,
  lists: readonly List[],
  { ordering = NEWEST_FIRST, limit, archived, entityType, search }: ListRequest,
  after: string | undefined,
): Promise<Page> {
  const request: PageRequest = {
    ordering,
    limit,
    ...(after === undefined ? {} : { after }),
    ...(archived === undefined ? {} : { archived }),
    ...(entityType === undefined ? {} : { entityType }),
    ...(search === undefined ? {} : { search: folded(search) }),
  };
  const pages = await Promise.all(
    lists.map(async (list) => placed(list, await catalogue.page(list, request))),
  );
  return merged(pages, ordering.descending, limit);
}

interface Positioned {
  readonly rows: readonly PlacedRow[];
  readonly next?: Position;
}

function positioned(among: Position['among'], page: Page, before: readonly PlacedRow[] = []): Positioned {
  const next = page.next === undefined ? {} : { next: { among, after: page.next } };
  return { rows: [...before, ...page.rows], ...next };
}

/** A function may have about a thousand connections, and a page may be full of what has ended. */
const DROPPED_AT_ONCE = 25;

/** What the records say of a page's rows now. Rows of what has ended are taken out of their lists. */
async function shown(
  { catalogue, now }: ListingDependencies,
  { rows, next }: Positioned,
  { archived, entityType, search }: ListRequest,
): Promise<Listing> {
  const time = now();
  const records = await catalogue.findMany([...new Set(rows.map((row) => row.id))]);
  const ended = rows.filter(({ id }) => {
    const resource = records.get(id)?.resource;
    return resource === undefined || !isLive(resource, time);
  });
  for (let start = 0; start < ended.length; start += DROPPED_AT_ONCE) {
    const some = ended.slice(start, start + DROPPED_AT_ONCE);
    await Promise.all(some.map(({ id, list, word }) => catalogue.drop(id, list, word)));
  }
  const found = rows.filter(
    ({ id, word }) => word === undefined || word === firstWord(records.get(id), search),
  );
  const described = [...new Set(found.map((row) => row.id))].flatMap((id) => records.get(id) ?? []);
  const matching = described.filter(
    ({ resource, entry }) =>
      resource.status === 'available' &&
      isLive(resource, time) &&
      (archived === undefined || entry.archived === archived) &&
      (entityType === undefined || entry.entityType === entityType) &&
      (search === undefined || searchText(entry).includes(folded(search))),
  );
  const items = matching.slice(0, fittingCount(matching.map(({ entry }) => entry)));
  const goesOn = items.length < matching.length ? placeOf(found, items.at(-1)) : next;
  return { items, ...(goesOn === undefined ? {} : { next: goesOn }) };
}

/** The place after which a list goes on that was cut off after a resource. */
function placeOf(rows: readonly PlacedRow[], last: Described | undefined): Position | undefined {
  const row = rows.find(({ id }) => id === last?.resource.id);
  return row && { among: row.word === undefined ? 'rest' : 'words', after: row.order };
}

/** Of several words that begin as the search does, one finds the resource: the first. */
function firstWord(described: Described | undefined, search = ''): string | undefined {
  const words = described && indexedWords(described.entry);
  return [...(words ?? [])].filter((word) => word.startsWith(folded(search))).sort(compareOrders)[0];
}
