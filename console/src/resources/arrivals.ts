import type { Resource } from '../api.ts';
import { type Filters, filters } from './filters.ts';
import { pages, pagesWith } from './list.ts';

/** How long the service's lists may take to follow, in milliseconds. */
const LATER = 1500;

/** Files that have come since the list was last read. */
const recent = new Set<string>();

let isWaiting = false;

/** Shows a file that has just been uploaded where it belongs, before the service's list has it. */
export function showArrival(file: Resource): void {
  recent.add(file.id);
  if (isShown(file, filters.value))
    pages.change((items) => [file, ...items.filter(({ id }) => id !== file.id)]);
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    // What the page assumes of the files stays until the list is read the next time.
    readAgain().catch(() => {});
  }, LATER);
}

/** Whether a new file is the first one of the list with these filters. */
function isShown(
  file: Resource,
  { q, status, type, container, tag, sort = '-created_at' }: Filters,
): boolean {
  return (
    q === undefined &&
    sort === '-created_at' &&
    (status === undefined || status === file.status) &&
    (type === undefined || isOfType(file.mime_type, type)) &&
    (container === undefined || container === file.container_id) &&
    (tag === undefined || file.tags.includes(tag))
  );
}

/** Whether a media type is one, or of those that a `*` stands for. */
function isOfType(mediaType: string, wanted: string): boolean {
  return wanted.endsWith('/*') ? mediaType.startsWith(wanted.slice(0, -1)) : mediaType === wanted;
}

/** Reads the beginning of the list once more, and puts it in place of what is shown. */
async function readAgain(): Promise<void> {
  const asked = filters.value;
  const { items, cursor } = await pagesWith(asked)(undefined, new AbortController().signal);
  if (asked !== filters.value) return;
  const known = new Map(items.map((item) => [item.id, item]));
  pages.change((shown) => {
    if (cursor === null) return [...shown.filter(({ id }) => recent.has(id) && !known.has(id)), ...items];
    // In another order, new files may belong anywhere.
    if (asked.q !== undefined || (asked.sort ?? '-created_at') !== '-created_at')
      return shown.map((one) => known.get(one.id) ?? one);
    const rest = shown.filter(({ id }) => !known.has(id));
    const isNew = ({ id }: Resource) => recent.has(id);
    return [...rest.filter(isNew), ...items, ...rest.filter((one) => !isNew(one))];
  });
  for (const id of known.keys()) recent.delete(id);
}
