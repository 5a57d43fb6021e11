import { useSignal } from '@preact/signals';
import {
  Check,
  ChevronDown,
  ChevronUp,
  CircleAlert,
  Clock,
  Pause,
  Play,
  RotateCw,
  Upload as UploadIcon,
  X,
} from 'lucide-preact';
import { useId, useRef } from 'preact/hooks';
import { IconButton } from '../design/icon-button.tsx';
import { sizeOf } from '../design/size.ts';
import { countdown } from '../design/time.ts';
import { useWindow } from '../design/use-window.ts';
import { addressOf } from '../navigation.ts';
import { Picker } from './picker.tsx';
import { addAgain, pause, remove, resume, retry, uploads, withAll } from './store.ts';
import type { Upload, UploadState } from './upload.ts';

const ROW_HEIGHT = 54;

const OPEN: readonly UploadState[] = ['waiting', 'sending', 'paused', 'retrying', 'lost'];

/** The files on their way: all together, and each. It stays when one goes elsewhere in the console. */
export function Panel() {
  const isFolded = useSignal(false);
  const id = useId();
  const all = uploads.value;
  const has = (...states: readonly UploadState[]) => all.some(({ state }) => states.includes(state));
  const Fold = isFolded.value ? ChevronUp : ChevronDown;
  return (
    <section class="uploads" aria-label="Uploads">
      <header>
        <h2>{headingOf(all)}</h2>
        {has('sending', 'waiting') && (
          <IconButton icon={Pause} label="Pause all" onClick={() => withAll(['waiting', 'sending'], pause)} />
        )}
        {has('paused') && !has('sending', 'waiting') && (
          <IconButton icon={Play} label="Resume all" onClick={() => withAll(['paused'], resume)} />
        )}
        {has('failed') && (
          <IconButton icon={RotateCw} label="Try all again" onClick={() => withAll(['failed'], retry)} />
        )}
        <IconButton
          icon={Fold}
          label={isFolded.value ? 'Show the uploads' : 'Fold the uploads'}
          aria-expanded={!isFolded.value}
          aria-controls={id}
          onClick={() => {
            isFolded.value = !isFolded.value;
          }}
        />
        {!has(...OPEN) && (
          <IconButton
            icon={X}
            label="Close the uploads"
            onClick={() => withAll(['done', 'failed'], remove)}
          />
        )}
      </header>
      <Total all={all} />
      <div id={id} hidden={isFolded.value}>
        {has('lost') && <Lost />}
        {!isFolded.value && <Rows all={all} />}
      </div>
      <p role="status" class="hidden-label">
        {spokenOf(all)}
      </p>
    </section>
  );
}

function headingOf(all: readonly Upload[]): string {
  const done = all.filter(({ state }) => state === 'done').length;
  const failed = all.filter(({ state }) => state === 'failed').length;
  if (done === all.length) return done === 1 ? '1 file uploaded' : `${done} files uploaded`;
  if (done + failed === all.length) return `${failed} of ${all.length} failed`;
  return `${done} of ${all.length} uploaded`;
}

/** What a screen reader says: only what is worth an interruption. */
function spokenOf(all: readonly Upload[]): string {
  if (all.some(({ state }) => ['waiting', 'sending', 'retrying'].includes(state)))
    return 'Files are being uploaded.';
  return `${headingOf(all)}.`;
}

function Total({ all }: { all: readonly Upload[] }) {
  const sum = (part: (upload: Upload) => number) => all.reduce((total, one) => total + part(one), 0);
  const [size, sent, speed] = [sum((one) => one.size), sum((one) => one.sent), sum((one) => one.speed)];
  return (
    <div class="total">
      <progress max={size} value={sent} aria-label="All uploads" />
      <p class="quiet number">
        <span>{`${sizeOf(sent)} of ${sizeOf(size)}`}</span>
        <span>{speed > 0 && sent < size && `${sizeOf(speed)}/s, ${timeLeft(size - sent, speed)} left`}</span>
      </p>
    </div>
  );
}

function timeLeft(bytes: number, speed: number): string {
  return countdown((bytes / speed) * 1000);
}

/** Asks for the files that a page has lost when it was loaded again. */
function Lost() {
  const lost = uploads.value.filter(({ state }) => state === 'lost').length;
  return (
    <div class="lost">
      <p>
        {lost === 1
          ? 'The page was loaded again. Choose the file once more to go on where it was.'
          : `The page was loaded again. Choose the ${lost} files once more to go on where they were.`}
      </p>
      <Picker class="secondary" onPick={(files) => void addAgain(files.map(({ file }) => file))}>
        Choose again
      </Picker>
    </div>
  );
}

function Rows({ all }: { all: readonly Upload[] }) {
  const scroller = useRef<HTMLUListElement>(null);
  const { first, end } = useWindow(scroller, { rows: all.length, rowHeight: ROW_HEIGHT, around: 4 });
  return (
    // Those that are not drawn can be scrolled to by keyboard as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls (axe, "scrollable-region-focusable")
    <ul ref={scroller} class="upload-rows" tabIndex={0} aria-label="Files">
      <li class="space" style={{ height: `${first * ROW_HEIGHT}px` }} aria-hidden="true" />
      {all.slice(first, end).map((upload, index) => (
        <Row key={upload.id} upload={upload} position={first + index + 1} of={all.length} />
      ))}
      <li class="space" style={{ height: `${(all.length - end) * ROW_HEIGHT}px` }} aria-hidden="true" />
    </ul>
  );
}

const icons: Readonly<Record<UploadState, typeof Clock>> = {
  waiting: Clock,
  sending: UploadIcon,
  paused: Pause,
  retrying: CircleAlert,
  failed: CircleAlert,
  lost: CircleAlert,
  done: Check,
};

function Row({ upload, position, of }: { upload: Upload; position: number; of: number }) {
  const { id, name, state, size, sent, resourceId } = upload;
  const Icon = icons[state];
  const words = wordsOf(upload);
  return (
    <li class={`upload ${state}`} aria-setsize={of} aria-posinset={position}>
      <Icon aria-hidden="true" />
      <div>
        {state === 'done' && resourceId !== undefined ? (
          <a class="name" href={addressOf({ path: ['files', resourceId] })}>
            {name}
          </a>
        ) : (
          <span class="name" title={name}>
            {name}
          </span>
        )}
        {(state === 'sending' || state === 'paused') && (
          <progress max={size} value={sent} aria-label={name} />
        )}
        <span class="quiet number" title={words}>
          {words}
        </span>
      </div>
      <Buttons id={id} name={name} state={state} />
    </li>
  );
}

function wordsOf({ state, size, sent, speed, failure }: Upload): string {
  switch (state) {
    case 'waiting':
      return `${sizeOf(size)}, waiting`;
    case 'sending':
      return speed > 0
        ? `${sizeOf(sent)} of ${sizeOf(size)}, ${sizeOf(speed)}/s`
        : `${sizeOf(sent)} of ${sizeOf(size)}`;
    case 'paused':
      return `${sizeOf(sent)} of ${sizeOf(size)}, paused`;
    case 'retrying':
      return `${failure ?? ''} It is tried again soon.`;
    case 'failed':
      return failure ?? 'The upload has failed.';
    case 'lost':
      return 'To be chosen again';
    case 'done':
      return sizeOf(size);
  }
}

function Buttons({ id, name, state }: { id: string; name: string; state: UploadState }) {
  const button = (label: string, Icon: typeof Clock, act: (id: string) => void) => (
    <IconButton icon={Icon} label={`${label} ${name}`} title={label} onClick={() => act(id)} />
  );
  return (
    <>
      {(state === 'sending' || state === 'waiting') && button('Pause', Pause, pause)}
      {state === 'paused' && button('Resume', Play, resume)}
      {(state === 'failed' || state === 'retrying') && button('Try again', RotateCw, retry)}
      {button(state === 'done' ? 'Remove from this list' : 'Cancel', X, remove)}
    </>
  );
}
