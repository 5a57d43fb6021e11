import type { Writable } from 'node:stream';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { sizeText } from './output.ts';
import type { Run } from './run.ts';

/** Shows how far something is. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** Shows how far uploads are; a file is named by its number, from 0. */
export interface UploadProgress {
  start(number: number): void;
  update(number: number, sentBytes: number): void;
  /** A file has been uploaded, unless a message says why not. */
  end(number: number, failure?: string): void;
  stop(): void;
}

/** A file to upload, as its user knows it. */
interface ShownFile {
  readonly shown: string;
  /** In bytes. */
  readonly size: number;
}

type Terminal = Writable & { readonly isTTY?: boolean };

const NAME_LENGTH = 28;

function openBars(stream: Terminal, format: string): MultiBar {
  return new MultiBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
}

/** A bar on a terminal, and nothing elsewhere. */
export function countedProgress(errors: Terminal, what: string): Progress {
  if (!errors.isTTY) return { update: () => {}, stop: () => {} };
  const all = openBars(errors, `[{bar}] {value}/{total} ${what}`);
  const bar = all.create(1, 0);
  return {
    update: (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => all.stop(),
  };
}

/** For those who read the result as JSON. */
export const noProgress: UploadProgress = {
  start: () => {},
  update: () => {},
  end: () => {},
  stop: () => {},
};

/** On a terminal a bar for each file that is being sent, and one for all of them; elsewhere lines. */
export function uploadProgress(run: Run, files: readonly ShownFile[]): UploadProgress {
  return run.errors.isTTY ? uploadBars(run, files) : uploadLines(run, files);
}

function uploadLines({ note }: Run, files: readonly ShownFile[]): UploadProgress {
  return {
    start: (number) => note(`${files[number]?.shown}: sending ${sizeText(files[number]?.size ?? 0)}`),
    update: () => {},
    end: (number, failure) => note(`${files[number]?.shown}: ${failure ?? 'uploaded'}`),
    stop: () => {},
  };
}

function uploadBars({ errors, shown }: Run, files: readonly ShownFile[]): UploadProgress {
  const all = openBars(errors, '{name} [{bar}] {percentage}% {amount}');
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  const total = all.create(totalBytes, 0, { name: padded('all files'), amount: sizeText(totalBytes) });
  const running = new Map<number, SingleBar>();
  const sent = files.map(() => 0);
  const show = (number: number, sentBytes: number) => {
    total.increment(sentBytes - (sent[number] ?? 0));
    sent[number] = sentBytes;
  };
  return {
    start(number) {
      const { shown: name = '', size = 0 } = files[number] ?? {};
      running.set(number, all.create(size, 0, { name: padded(shown(name)), amount: sizeText(size) }));
    },
    update(number, sentBytes) {
      show(number, sentBytes);
      running.get(number)?.update(sentBytes);
    },
    end(number, failure) {
      show(number, files[number]?.size ?? 0);
      const bar = running.get(number);
      if (bar !== undefined) all.remove(bar);
      running.delete(number);
      if (failure !== undefined) all.log(`${shown(`${files[number]?.shown}: ${failure}`)}\n`);
    },
    stop() {
      // Shows what has been said since the bars were drawn last.
      all.update();
      all.stop();
    },
  };
}

/** A name that takes as much room as any other; the end of a long one. */
function padded(name: string): string {
  return (name.length > NAME_LENGTH ? `…${name.slice(1 - NAME_LENGTH)}` : name).padEnd(NAME_LENGTH);
}
