import { useSignal } from '@preact/signals';
import { CalendarClock, ExternalLink, Pencil, Trash2, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api, type Resource, wordsOf } from '../api.ts';
import { containerName, containers } from '../containers/store.ts';
import { CopyButton } from '../design/copy-button.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { sizeOf } from '../design/size.ts';
import { TagField } from '../design/tag-field.tsx';
import { countdown, dateOf, now } from '../design/time.ts';
import { tell } from '../design/toasts.tsx';
import { addressOf, navigate } from '../navigation.ts';
import { Opened } from '../previews/opened.tsx';
import { type Change, changeResource, deleteSoon } from './changes.ts';
import { ExpiryDialog } from './expiry-dialog.tsx';
import { linkTo } from './kind.ts';
import { listed } from './list.ts';
import { RenameDialog } from './rename-dialog.tsx';

const close = () => navigate(addressOf({ path: ['files'] }));

/** All about one file, beside the list. */
export function Details({ id }: { id: string }) {
  const own = useSignal<Resource | undefined>(undefined);
  const failure = useSignal('');
  const panel = useRef<HTMLElement>(null);
  const file = listed(id) ?? own.value;

  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    if (listed(id) !== undefined) return;
    const load = async () => {
      const { data } = await api.GET('/v1/resources/{id}/status', { params: { path: { id } } });
      own.value = data;
    };
    void load().catch((error) => {
      failure.value = wordsOf(error);
    });
  }, []);

  return (
    <aside
      ref={panel}
      class="details"
      tabIndex={-1}
      aria-label="Details of the file"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header>
        <h2 title={file?.file_name}>{file?.file_name ?? 'File'}</h2>
        <IconButton icon={X} label="Close the details" onClick={close} />
      </header>
      {failure.value !== '' && (
        <p role="alert" class="failure">
          {failure}
        </p>
      )}
      {file && (
        <Facts
          file={file}
          onChange={async (change) => {
            own.value = await changeResource(id, change);
          }}
        />
      )}
    </aside>
  );
}

interface FactsProps {
  readonly file: Resource;
  readonly onChange: (change: Change) => Promise<void>;
}

function Facts({ file, onChange }: FactsProps) {
  const dialog = useSignal<'rename' | 'expiry' | undefined>(undefined);
  const closeDialog = () => {
    dialog.value = undefined;
  };
  const isThere = file.status === 'available';
  const changeAtOnce = (change: Change) =>
    onChange(change).catch((error) => {
      tell({ text: wordsOf(error), isFailure: true });
    });
  return (
    <>
      <div class="opened">
        <Opened key={`${file.id}/${file.etag}`} file={file} />
      </div>
      {isThere && <Actions file={file} onDialog={(kind) => (dialog.value = kind)} />}
      <dl>
        <Fact name="Link">
          <span class="code">{linkTo(file)}</span>
          <CopyButton text={linkTo(file)} label="Copy the link" />
        </Fact>
        <Fact name="Reference">
          <span class="code">{`ref://${file.id}`}</span>
          <CopyButton text={`ref://${file.id}`} label="Copy the reference" />
        </Fact>
        <Fact name="Type">{file.mime_type}</Fact>
        <Fact name="Size">
          <span class="number">
            {sizeOf(file.size)}
            {file.size !== null && file.size >= 1000 && (
              <span class="quiet"> · {file.size.toLocaleString()} bytes</span>
            )}
          </span>
        </Fact>
        <Fact name="Status">{file.status}</Fact>
        <Fact name="Expires">{file.expires_at === null ? 'Never' : <Ending at={file.expires_at} />}</Fact>
        <Fact name="Created">{dateOf(file.created_at)}</Fact>
        {file.uploaded_at && <Fact name="Uploaded">{dateOf(file.uploaded_at)}</Fact>}
        <Checksum file={file} />
      </dl>
      {isThere && (
        <div class="stack">
          <label>
            Container
            <select
              value={file.container_id ?? ''}
              onChange={({ currentTarget }) => changeAtOnce({ container_id: currentTarget.value || null })}
            >
              <option value="">None</option>
              {file.container_id !== null &&
                !containers.value.some((one) => one.id === file.container_id) && (
                  <option value={file.container_id}>{containerName(file.container_id)}</option>
                )}
              {containers.value.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name || one.id}
                </option>
              ))}
            </select>
          </label>
          <TagField tags={file.tags} onChange={(tags) => changeAtOnce({ tags: [...tags] })} />
        </div>
      )}
      {dialog.value === 'rename' && <RenameDialog file={file} onChange={onChange} onClose={closeDialog} />}
      {dialog.value === 'expiry' && <ExpiryDialog file={file} onChange={onChange} onClose={closeDialog} />}
    </>
  );
}

interface ActionsProps {
  readonly file: Resource;
  readonly onDialog: (kind: 'rename' | 'expiry') => void;
}

function Actions({ file, onDialog }: ActionsProps) {
  const link = linkTo(file);
  return (
    <div class="row actions">
      <a class="button" href={link} target="_blank" rel="noreferrer">
        <ExternalLink aria-hidden="true" /> Open
      </a>
      <IconButton icon={Pencil} label="Rename" onClick={() => onDialog('rename')} />
      <IconButton icon={CalendarClock} label="Change the end" onClick={() => onDialog('expiry')} />
      <IconButton
        icon={Trash2}
        label="Delete"
        onClick={() => {
          close();
          deleteSoon(file);
        }}
      />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Ending({ at }: { at: string }) {
  const left = Date.parse(at) - now.value;
  return (
    <span class="number">
      {left > 0 ? `in ${countdown(left)}` : 'expired'} <span class="quiet">· {dateOf(at)}</span>
    </span>
  );
}

/** The SHA-256 where it is known, otherwise S3's entity tag. */
function Checksum({ file: { sha256, etag } }: { file: Resource }) {
  const value = sha256 ?? etag;
  if (value === null) return null;
  return (
    <Fact name={sha256 === null ? 'ETag' : 'SHA-256'}>
      <span class="code">{value}</span>
      <CopyButton text={value} label="Copy the checksum" />
    </Fact>
  );
}
