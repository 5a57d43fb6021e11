import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { wordsOf } from '../api.ts';
import { FailedList } from '../design/failed-list.tsx';
import { useWindow } from '../design/use-window.ts';
import { addressOf, navigate, path } from '../navigation.ts';
import { deleteSoon } from './changes.ts';
import { isFiltered } from './filters.ts';
import { Grid } from './grid.tsx';
import { layout } from './layout.ts';
import { pages, shown } from './list.ts';
import { Table } from './table.tsx';
import { clearFilters } from './toolbar.tsx';
import { useColumns } from './use-columns.ts';

const ROW_HEIGHTS = { grid: 208, table: 44 } as const;
const AROUND = { grid: 1, table: 4 } as const;

/** So many items before the end of what is loaded, the next page is asked for. */
const AHEAD = 100;

/** A part of the list as it is drawn. */
export interface Drawn {
  readonly first: number;
  readonly end: number;
  /** The item that the keyboard reaches first. */
  readonly tabStop: number;
  readonly columns: number;
  readonly rowHeight: number;
}

/** The list of files, of which only what can be seen is drawn. Arrows move in it, Delete deletes. */
export function Browser() {
  const scroller = useRef<HTMLDivElement>(null);
  const active = useSignal(0);
  const isMoving = useRef(false);
  const files = shown.value;
  const kind = layout.value;
  const columns = useColumns(scroller, kind);
  const rowHeight = ROW_HEIGHTS[kind];
  const rows = useWindow(scroller, {
    rows: Math.ceil(files.length / columns),
    rowHeight,
    around: AROUND[kind],
  });
  const first = rows.first * columns;
  const end = Math.min(rows.end * columns, files.length);
  const state = pages.state.value;

  useEffect(() => {
    if (state === 'more' && end + AHEAD > files.length) pages.loadMore();
  }, [state, end, files.length]);

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${active.value}"]`);
    if (target) {
      isMoving.current = false;
      target.focus({ preventScroll: true });
    }
  });

  const moveTo = (index: number) => {
    const element = scroller.current;
    if (element === null) return;
    active.value = Math.max(0, Math.min(index, files.length - 1));
    isMoving.current = true;
    // Below the heading of the table.
    const top = Math.floor(active.value / columns) * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight * 2 > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight * 2 - element.clientHeight;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = indexOf(event.target);
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const file = files[at];
    if (event.key === 'Delete' && file !== undefined) {
      deleteSoon(file);
      moveTo(Math.min(at, files.length - 2));
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1) * columns;
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: files.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 || event.key !== 'ArrowUp') moveTo(to);
  };

  const drawn: Drawn = {
    first,
    end,
    tabStop: Math.max(first, Math.min(active.value, end - 1)),
    columns,
    rowHeight,
  };
  return (
    <section
      class="scroller"
      ref={scroller}
      aria-label="Files"
      aria-busy={state === 'loading'}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => {
        active.value = indexOf(target) ?? active.value;
      }}
    >
      {state === 'loading' && <progress aria-label="Loading files" />}
      {files.length > 0 && (kind === 'grid' ? <Grid drawn={drawn} /> : <Table drawn={drawn} />)}
      <Remark />
    </section>
  );
}

function indexOf(target: EventTarget | null): number | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return element === null ? undefined : Number(element.dataset['index']);
}

/** What is to be said of a list that is empty, or could not be loaded. */
function Remark() {
  const state = pages.state.value;
  if (state === 'failed')
    return <FailedList reason={wordsOf(pages.failure.value)} onRetry={pages.loadMore} />;
  if (state !== 'all' || shown.value.length > 0) return null;
  return isFiltered.value ? (
    <div class="remark">
      <p>No file matches.</p>
      <button type="button" class="secondary" onClick={clearFilters}>
        Show all files
      </button>
    </div>
  ) : (
    <div class="remark">
      <p>There are no files yet.</p>
      <p>Drop files or folders anywhere in the page to upload them.</p>
    </div>
  );
}

/** Opens a file beside the list. */
export function open(id: string): void {
  navigate(addressOf({ path: ['files', id] }));
}

export function isOpen(id: string): boolean {
  return path.value[1] === id;
}
