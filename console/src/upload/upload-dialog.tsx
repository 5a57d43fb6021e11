import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { containers, loadContainers } from '../containers/store.ts';
import { FormDialog } from '../design/form-dialog.tsx';
import { sizeOf } from '../design/size.ts';
import { TagField } from '../design/tag-field.tsx';
import { useFocus } from '../design/use-focus.ts';
import { query } from '../navigation.ts';
import { Picker } from './picker.tsx';
import { chosen, upload } from './store.ts';
import type { ChosenFile } from './upload.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Lives to choose from, in seconds. */
const LIVES = { '1 hour': HOUR, '1 day': DAY, '7 days': 7 * DAY, '30 days': 30 * DAY, '1 year': 365 * DAY };

/** As many names are shown. */
const NAMES = 4;

/** Asks where the chosen files are to go, and for how long. */
export function UploadDialog() {
  const container = useSignal(query.value.get('container') ?? '');
  const life = useSignal('');
  const tags = useSignal<readonly string[]>([]);
  const first = useFocus<HTMLSelectElement>();
  useEffect(() => {
    // Without containers, there is none to choose.
    loadContainers().catch(() => {});
  }, []);
  const files = chosen.value.filter(({ file }) => file.size > 0);
  const empty = chosen.value.length - files.length;
  const close = () => {
    chosen.value = [];
  };
  const add = (more: readonly ChosenFile[]) => {
    chosen.value = [...chosen.value, ...more];
  };
  return (
    <FormDialog
      title={`Upload ${countOf(files.length)}`}
      action="Upload"
      onSubmit={async () => {
        if (files.length === 0) throw new Error('Choose a file that is not empty.');
        upload(files, {
          containerId: container.value || undefined,
          tags: tags.value,
          life: life.value === '' ? undefined : Number(life.value),
        });
      }}
      onClose={close}
    >
      <ChosenFiles files={files} />
      {empty > 0 && <p class="quiet">Left out, since the service takes no empty files: {countOf(empty)}.</p>}
      <div class="row">
        <Picker class="secondary" onPick={add}>
          Add files
        </Picker>
        <Picker class="secondary" isFolder onPick={add}>
          Add a folder
        </Picker>
      </div>
      <label>
        Into the container
        <select
          ref={first}
          value={container}
          onChange={({ currentTarget }) => {
            container.value = currentTarget.value;
          }}
        >
          <option value="">None</option>
          {containers.value.map(({ id, name }) => (
            <option key={id} value={id}>
              {name || id}
            </option>
          ))}
        </select>
      </label>
      <TagField
        tags={tags.value}
        onChange={(changed) => {
          tags.value = changed;
        }}
      />
      <label>
        To be deleted
        <select
          value={life}
          onChange={({ currentTarget }) => {
            life.value = currentTarget.value;
          }}
        >
          <option value="">By hand only</option>
          {Object.entries(LIVES).map(([words, seconds]) => (
            <option key={words} value={seconds}>
              {`After ${words}`}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  );
}

function ChosenFiles({ files }: { files: readonly ChosenFile[] }) {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const more = files.length - NAMES;
  return (
    <ul class="chosen-files">
      {files.slice(0, NAMES).map(({ file, path }, index) => (
        // Two of them may have the same path, and the list grows at its end only.
        <li key={index}>
          <span class="name" title={path}>
            {path}
          </span>
          <span class="quiet number">{sizeOf(file.size)}</span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <span class="name">and {countOf(more)} more</span>
          <span class="quiet number">{sizeOf(total)} in all</span>
        </li>
      )}
    </ul>
  );
}

function countOf(files: number): string {
  return files === 1 ? '1 file' : `${files.toLocaleString()} files`;
}
