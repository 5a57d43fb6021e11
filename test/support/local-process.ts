import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openAccounts } from '../../bin/provider/accounts.ts';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { root, scriptParameters } from './programs.ts';

/** The local mode in its own process, started like `npm start`. */
export interface LocalProcess {
  readonly credentials: DemoCredentials;
  readonly process: ChildProcess;
  readonly pid: number;
  /** Returns its output so far. */
  output(): string;
  /** Sends a signal and resolves to the exit code, or to null if the signal ended the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Kills the process unless it has ended. */
  stop(): Promise<void>;
}

/** Makes a folder for several starts; remove it with `removeFolder`. */
export function makeFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'resource-manager-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Starts the local mode without waiting for it. Port 0 takes any free one. */
export function spawnLocalMode(dataDirectory: string, port = 0): ChildProcess {
  return spawn(process.execPath, scriptParameters('start'), {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Starts the local mode and waits until it is ready. */
export async function startLocalProcess(dataDirectory: string, port?: number): Promise<LocalProcess> {
  const child = spawnLocalMode(dataDirectory, port);
  const exit = once(child, 'exit').then(([code]): number | null => code);
  const output = collectOutput(child);
  await ready(child, output);
  const credentials = JSON.parse(await readFile(path.join(dataDirectory, 'credentials.json'), 'utf8'));
  return {
    credentials,
    process: child,
    pid: child.pid ?? 0,
    output,
    end(signal) {
      child.kill(signal);
      return exit;
    },
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([exit, pause(5000, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Collects a process's output. Returns a function that gives it. */
export function collectOutput({ stdout }: ChildProcess): () => string {
  let output = '';
  stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return () => output;
}

/** Waits until the local mode is ready. Rejects if it ends first. */
export function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The local mode did not start.')));
    child.stdout?.on('data', () => {
      if (output().includes('Stop with')) resolve();
    });
  });
}

/** Raises the limit of the demo account's client beyond any test's requests. */
export async function raiseLimit(dataDirectory: string, { client_id }: DemoCredentials): Promise<void> {
  const accounts = await openAccounts({ dataDirectory });
  await accounts.clients.update(client_id, { requestsPerSecond: 100_000 });
  await accounts.close();
  // A second that has begun keeps the limit that it began with.
  await pause(1000);
}

/** A tick of Linux's process clock, in milliseconds: there are a hundred a second. */
const TICK = 10;

/** The processor time of a process so far in milliseconds, all its threads together. Linux only. */
export async function processorTime(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** The most memory that a process has held so far, in MiB. Linux only. */
export async function peakMemory(pid: number): Promise<number> {
  const peak = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak) / 1024;
}
