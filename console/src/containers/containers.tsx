import { useSignal } from '@preact/signals';
import { FolderPlus } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Container, wordsOf } from '../api.ts';
import { FailedList } from '../design/failed-list.tsx';
import { useWindow } from '../design/use-window.ts';
import { addressOf, navigate } from '../navigation.ts';
import { resumeClone } from './clone.ts';
import { CloneDialog, DeleteDialog, EditDialog } from './dialogs.tsx';
import { filters, pages, showContainers, sorts } from './list.ts';
import { ContainerTable } from './table.tsx';

export type DialogName = 'edit' | 'clone' | 'delete';

interface OpenDialog {
  readonly name: DialogName | 'new';
  readonly container?: Container;
}

const ROW_HEIGHT = 44;
/** So many containers before the end of what is loaded, the next page is asked for. */
const AHEAD = 50;

/** The containers of the account. */
export function Containers() {
  const wanted = filters.value;
  const dialog = useSignal<OpenDialog | undefined>(undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const { length: count } = pages.items.value;
  const rows = useWindow(scroller, { rows: count, rowHeight: ROW_HEIGHT, around: 8 });
  const state = pages.state.value;
  useEffect(() => showContainers(wanted), [JSON.stringify(wanted)]);
  useEffect(resumeClone, []);
  useEffect(() => {
    if (state === 'more' && rows.end + AHEAD > count) pages.loadMore();
  }, [state, rows.end, count]);
  const close = () => {
    dialog.value = undefined;
  };
  return (
    <>
      <Toolbar
        onNew={() => {
          dialog.value = { name: 'new' };
        }}
      />
      <section ref={scroller} class="scroller" aria-label="Containers" aria-busy={state === 'loading'}>
        {state === 'loading' && <progress aria-label="Loading containers" />}
        {count > 0 && (
          <ContainerTable
            rows={rows}
            rowHeight={ROW_HEIGHT}
            onDialog={(name, container) => {
              dialog.value = { name, container };
            }}
          />
        )}
        <Remark />
      </section>
      <Dialogs open={dialog.value} onClose={close} />
    </>
  );
}

function Toolbar({ onNew }: { onNew: () => void }) {
  const { sort, tag } = filters.value;
  const show = (query: Record<string, string | undefined>) =>
    navigate(addressOf({ query }), { replace: true });
  return (
    <header class="bar">
      <h1>Containers</h1>
      <span class="text-filter by-tag">
        <input
          type="search"
          aria-label="Tag"
          placeholder="Tag"
          defaultValue={tag}
          onChange={({ currentTarget }) => show({ tag: currentTarget.value.trim() || undefined })}
        />
      </span>
      <span class="filters shown">
        <select
          aria-label="Order"
          value={sort}
          onChange={({ currentTarget }) => show({ sort: currentTarget.value })}
        >
          {Object.entries(sorts).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </span>
      <button type="button" onClick={onNew}>
        <FolderPlus aria-hidden="true" /> New container
      </button>
    </header>
  );
}

function Dialogs({ open, onClose }: { open: OpenDialog | undefined; onClose: () => void }) {
  if (open === undefined) return null;
  const { name, container } = open;
  if (container === undefined) return <EditDialog onClose={onClose} />;
  if (name === 'clone') return <CloneDialog container={container} onClose={onClose} />;
  if (name === 'delete') return <DeleteDialog container={container} onClose={onClose} />;
  return <EditDialog container={container} onClose={onClose} />;
}

/** What is to be said of a list that is empty, or could not be loaded. */
function Remark() {
  const state = pages.state.value;
  if (state === 'failed')
    return <FailedList reason={wordsOf(pages.failure.value)} onRetry={pages.loadMore} />;
  if (state !== 'all' || pages.items.value.length > 0) return null;
  return (
    <div class="remark">
      <p>
        {filters.value.tag === undefined
          ? 'There are no containers yet. They hold files that belong together.'
          : 'No container has this tag.'}
      </p>
    </div>
  );
}
