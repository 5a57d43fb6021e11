import { computed, signal } from '@preact/signals';

/** Where all of the console's addresses begin. */
export const BASE = '/console';

const address = signal(current());

function current(): URL {
  return new URL(location.href);
}

/** The parts of the path below the base: `['files', ID]`. */
export const path = computed(() =>
  address.value.pathname.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent),
);

/** The query of the address. */
export const query = computed(() => new URLSearchParams(address.value.search));

export interface Destination {
  readonly path?: readonly string[];
  /** What is to change in the query; undefined or an empty text takes a parameter away. */
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** The address of a place in the console. A path without a query keeps the current query. */
export function addressOf({ path: parts = path.value, query: change = {} }: Destination): string {
  const search = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(change)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  const below = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  return `${BASE}${below}${search.size > 0 ? `?${search}` : ''}`;
}

/** Goes to an address of the console. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.value = current();
}

/** Follows links within the console without loading the page again. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    address.value = current();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (
      link === null ||
      !isPlain ||
      event.defaultPrevented ||
      link.target !== '' ||
      link.hasAttribute('download')
    )
      return;
    if (link.origin !== location.origin || !`${link.pathname}/`.startsWith(`${BASE}/`)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}
