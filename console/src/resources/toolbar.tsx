import { useSignal } from '@preact/signals';
import { LayoutGrid, ListFilter, Search, Table2, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { containerName, containers } from '../containers/store.ts';
import { IconButton } from '../design/icon-button.tsx';
import { BASE } from '../navigation.ts';
import { UploadButton } from '../upload/uploads.tsx';
import { type Filters, filterBy, filters, isFiltered, sorts, statuses, types } from './filters.ts';
import { layout } from './layout.ts';

/** Searches, filters, sorts and lays out the files. */
export function Toolbar() {
  const areFiltersShown = useSignal(false);
  const { container } = filters.value;
  return (
    <header class="bar">
      {container === undefined ? (
        <h1 class="wide">Files</h1>
      ) : (
        <h1 class="whole">
          <a href={`${BASE}/containers`}>Containers</a> / {containerName(container)}
        </h1>
      )}
      <TextFilter name="q" label="Search" />
      <button
        type="button"
        class="icon narrow-only"
        aria-label="Filters"
        aria-expanded={areFiltersShown.value}
        onClick={() => {
          areFiltersShown.value = !areFiltersShown.value;
        }}
      >
        <ListFilter aria-hidden="true" />
      </button>
      <div class={areFiltersShown.value ? 'filters shown' : 'filters'}>
        <Choice name="status" label="Status" all="Any status" choices={statuses} />
        <Choice name="type" label="Type" all="Any type" choices={types} />
        <Choice
          name="container"
          label="Container"
          all="Any container"
          choices={Object.fromEntries(containers.value.map(({ id, name }) => [id, name || id]))}
        />
        <TextFilter name="tag" label="Tag" />
        <Choice name="sort" label="Order" all={filters.value.q ? 'Best match' : 'Newest'} choices={sorts} />
        {isFiltered.value && (
          <button type="button" class="link" onClick={clearFilters}>
            <X aria-hidden="true" /> Clear
          </button>
        )}
      </div>
      <fieldset class="switch">
        <legend class="hidden-label">Layout</legend>
        <IconButton
          icon={LayoutGrid}
          label="Grid"
          aria-pressed={layout.value === 'grid'}
          onClick={() => {
            layout.value = 'grid';
          }}
        />
        <IconButton
          icon={Table2}
          label="Table"
          aria-pressed={layout.value === 'table'}
          onClick={() => {
            layout.value = 'table';
          }}
        />
      </fieldset>
      <UploadButton />
    </header>
  );
}

export function clearFilters(): void {
  filterBy({ q: undefined, status: undefined, type: undefined, container: undefined, tag: undefined });
}

interface ChoiceProps {
  readonly name: keyof Filters;
  readonly label: string;
  /** The choice of everything. */
  readonly all: string;
  readonly choices: Readonly<Record<string, string>>;
}

function Choice({ name, label, all, choices }: ChoiceProps) {
  const chosen = filters.value[name] ?? '';
  return (
    <select
      aria-label={label}
      value={chosen}
      class={chosen === '' ? '' : 'chosen'}
      onChange={(event) => filterBy({ [name]: event.currentTarget.value || undefined })}
    >
      <option value="">{all}</option>
      {chosen !== '' && !Object.hasOwn(choices, chosen) && <option value={chosen}>{chosen}</option>}
      {Object.entries(choices).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** How long nothing is typed before the service is asked, in milliseconds. */
const TYPING = 180;

function TextFilter({ name, label }: { name: 'q' | 'tag'; label: string }) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const value = filters.value[name] ?? '';
  useEffect(() => {
    // What is being typed is newer than the address.
    if (input.current !== null && input.current.value.trim() !== value) input.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <span class={`text-filter by-${name}`}>
      {name === 'q' && <Search aria-hidden="true" />}
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onInput={({ currentTarget }) => {
          clearTimeout(timer.current);
          const typed = currentTarget.value.trim();
          timer.current = setTimeout(() => filterBy({ [name]: typed || undefined }), TYPING);
        }}
      />
    </span>
  );
}
