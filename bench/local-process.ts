import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoCredentials } from '../local/demo-account.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The local mode in a process of its own, started as `npm start` does. */
export interface LocalProcess {
  readonly credentials: DemoCredentials;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Makes a data folder that a benchmark may use for several starts; remove it with `removeData`. */
export function makeData(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'bench-'));
}

export function removeData(dataDirectory: string): Promise<void> {
  return rm(dataDirectory, { recursive: true, force: true });
}

/** Starts the local mode on a free port and waits until it says that it is ready. */
export async function startLocalProcess(dataDirectory: string): Promise<LocalProcess> {
  const { start } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')).scripts;
  const [, ...parameters] = start.split(' ');
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  const credentials = JSON.parse(await readFile(path.join(dataDirectory, 'credentials.json'), 'utf8'));
  return {
    credentials,
    pid: child.pid ?? 0,
    async stop() {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([exit, pause(5000, undefined, { ref: false })]);
      child.kill('SIGKILL');
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The local mode did not start.')));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('Stop with')) resolve();
    });
  });
}

/** Ticks of Linux's process clock; there are a hundred in a second. */
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
