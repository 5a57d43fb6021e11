import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import environmentFolders from 'env-paths';

/** What the command line uses of the machine; tests give it a machine of their own. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Where credentials are kept (`config`), and what is known of unfinished uploads (`data`). */
  readonly folders: { readonly config: string; readonly data: string };
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable & { readonly isTTY?: boolean };
  /** Aborted when the user interrupts the command. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Waits for a number of milliseconds. Rejects when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The real machine, until the signal interrupts the command. */
export function processSurroundings(signal: AbortSignal): Surroundings {
  const { config, data } = environmentFolders('resource-manager', { suffix: '' });
  return {
    environment: process.env,
    workingFolder: process.cwd(),
    folders: { config, data },
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    signal,
    now: Date.now,
    pause: (milliseconds, aborted) => pause(milliseconds, undefined, { signal: aborted }),
  };
}
