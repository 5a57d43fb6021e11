import { computed, effect, signal } from '@preact/signals';
import { wordsOf } from '../api.ts';
import { tell } from '../design/toasts.tsx';
import { session } from '../session/session.ts';
import { hasUnfinished } from './slot.ts';
import type { ChosenFile, Engine, Upload, UploadOptions } from './upload.ts';

/** The files on their way and those that have arrived, in the order in which they were added. */
export const uploads = signal<readonly Upload[]>([]);

/** Files that somebody has chosen, and for which nothing is decided yet. */
export const chosen = signal<readonly ChosenFile[]>([]);

const username = computed(() => session.value?.username);

/** What does the work; loaded when it is needed. */
let engine: Promise<Engine> | undefined;

function load(): Promise<Engine> {
  engine ??= import('./engine.ts')
    .then(({ startEngine }) =>
      startEngine(username.value ?? '', (shown) => {
        uploads.value = shown;
      }),
    )
    .catch((error) => {
      engine = undefined;
      throw error;
    });
  return engine;
}

async function use<Result>(work: (engine: Engine) => Result): Promise<Result | undefined> {
  try {
    return work(await load());
  } catch (error) {
    tell({ text: `Uploads do not work. ${wordsOf(error)}`, isFailure: true });
    return undefined;
  }
}

/** Uploads files. */
export function upload(files: readonly ChosenFile[], options: UploadOptions): void {
  void use((it) => it.add(files, options));
}

/** Goes on with those lost uploads whose files are among these. */
export async function addAgain(files: readonly File[]): Promise<void> {
  const found = await use((it) => it.addAgain(files));
  if (found === 0)
    tell({
      text: 'None of these files is missing: choose those with the same names and sizes.',
      isFailure: true,
    });
}

export const pause = (id: string) => void use((it) => it.pause(id));
export const resume = (id: string) => void use((it) => it.resume(id));
export const retry = (id: string) => void use((it) => it.retry(id));
export const remove = (id: string) => void use((it) => it.remove(id));

/** Does something with all uploads in some states. */
export function withAll(states: readonly Upload['state'][], act: (id: string) => void): void {
  for (const { id, state } of uploads.value) if (states.includes(state)) act(id);
}

/** How long a page that is loaded again shows its files before it goes on with uploads, in milliseconds. */
const AFTER_FIRST_VIEW = 300;

let lastToken = '';

effect(() => {
  lastToken = session.value?.token ?? lastToken;
});

effect(() => {
  const name = username.value;
  if (name === undefined) void end();
  else if (hasUnfinished(name)) setTimeout(() => void use(() => {}), AFTER_FIRST_VIEW);
});

/** Whoever signs out leaves nothing behind in this browser. */
async function end(): Promise<void> {
  const [ending, token] = [engine, lastToken];
  engine = undefined;
  chosen.value = [];
  (await ending)?.end(token);
  uploads.value = [];
}
