import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program that runs longer is killed, in milliseconds. */
const LONGEST_RUN = 45_000;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The working folder, by default the project's. */
  readonly cwd?: string;
  /** Variables besides those of this process; undefined removes one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a program to its end, with this process's `node` as its `node`. The code is null if it was killed. Rejects if it
 * cannot be started.
 */
export async function run(
  program: string,
  parameters: readonly string[],
  { cwd = root, environment = {} }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(program, parameters, {
    cwd,
    env: { ...environmentWithNode(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN,
    killSignal: 'SIGKILL',
  });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** Runs the program of an npm script, with further parameters. */
export function runScript(
  name: string,
  parameters: readonly string[],
  options?: RunOptions,
): Promise<Outcome> {
  return run(process.execPath, [...scriptParameters(name), ...parameters], options);
}

/** The parameters that an npm script gives to `node`. */
export function scriptParameters(name: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [program, ...parameters] = scripts[name].split(' ');
  if (program !== 'node') throw new Error(`The script ${name} does not run node.`);
  return parameters;
}

/** Whether this machine has a program that succeeds with these parameters. */
export function available(program: string, ...parameters: string[]): boolean {
  return spawnSync(program, parameters).status === 0;
}

function environmentWithNode(): NodeJS.ProcessEnv {
  const folders = [path.dirname(process.execPath), process.env['PATH'] ?? ''];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}
