import { type ReadonlySignal, signal } from '@preact/signals';

/** A page of a list, and what leads to the next one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

export type LoadPage<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;

/** A list that is loaded page by page, as far as somebody looks at it. */
export interface Pages<Item> {
  readonly items: ReadonlySignal<readonly Item[]>;
  /** `all` when the last page is there. */
  readonly state: ReadonlySignal<'loading' | 'more' | 'all' | 'failed'>;
  readonly failure: ReadonlySignal<unknown>;
  /** Begins another list; the items of the former one stay until its first page is there. */
  start(load: LoadPage<Item>): void;
  /** Loads the same list again from its beginning. */
  restart(): void;
  /** Loads the next page, unless one is being loaded or there is none. */
  loadMore(): void;
  change(change: (items: readonly Item[]) => readonly Item[]): void;
  /** Forgets the list. */
  clear(): void;
}

export function createPages<Item>(): Pages<Item> {
  const items = signal<readonly Item[]>([]);
  const state = signal<'loading' | 'more' | 'all' | 'failed'>('loading');
  const failure = signal<unknown>(undefined);
  let current: LoadPage<Item> | undefined;
  let cursor: string | undefined;
  let run = new AbortController();

  async function loadPage(load: LoadPage<Item>, isFirst: boolean): Promise<void> {
    const { signal: stop } = run;
    state.value = 'loading';
    try {
      const page = await load(cursor, stop);
      if (stop.aborted) return;
      items.value = isFirst ? page.items : [...items.value, ...page.items];
      cursor = page.cursor ?? undefined;
      state.value = cursor === undefined ? 'all' : 'more';
    } catch (error) {
      if (stop.aborted) return;
      failure.value = error;
      state.value = 'failed';
    }
  }

  function start(load: LoadPage<Item>): void {
    run.abort();
    run = new AbortController();
    current = load;
    cursor = undefined;
    void loadPage(load, true);
  }

  return {
    items,
    state,
    failure,
    start,
    restart: () => current && start(current),
    loadMore() {
      if (current === undefined || state.value === 'loading' || state.value === 'all') return;
      void loadPage(current, cursor === undefined);
    },
    change(change) {
      items.value = change(items.value);
    },
    clear() {
      run.abort();
      current = undefined;
      items.value = [];
    },
  };
}
