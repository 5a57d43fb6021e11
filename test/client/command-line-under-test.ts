import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../client/cli/command-line.ts';
import type { Surroundings } from '../../client/cli/surroundings.ts';
import type { startService } from '../integration/service/service-under-test.ts';
import type { Outcome } from '../support/programs.ts';

export interface RunOptions {
  readonly environment?: Surroundings['environment'];
  readonly stdin?: string | Buffer;
  readonly signal?: AbortSignal;
  /** Whether someone watches standard error, who types these answers to questions. */
  readonly terminal?: boolean;
  readonly answers?: Readonly<Record<string, string>>;
}

/** A user's machine until the test has ended: folders, and the command line in this process. */
export async function startMachine(environment: Surroundings['environment'] = {}) {
  const home = await mkdtemp(path.join(tmpdir(), 'command-line-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const folders = { config: path.join(home, '.config'), data: path.join(home, '.data') };

  /** Runs a command in the machine's home folder. */
  async function run(parameters: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const { stdin = '', answers, signal = new AbortController().signal } = options;
    const terminal = options.terminal ?? answers !== undefined;
    const output = new Sink();
    const errors = Object.assign(new Sink(), { isTTY: terminal });
    const code = await runCommandLine(parameters, {
      environment: { ...environment, ...options.environment },
      workingFolder: home,
      folders,
      input: answers === undefined ? Readable.from([Buffer.from(stdin)]) : typist(errors, answers),
      output,
      errors,
      signal,
      now: Date.now,
      // Whoever waits here waits for a job of the same process.
      pause: () => new Promise((resolve) => setTimeout(resolve, 10)),
    });
    return { code, stdout: output.text(), stderr: errors.text() };
  }

  return {
    home,
    folders,
    run,

    /** Runs a command that must succeed, and gives what it prints as JSON. */
    async json(...parameters: string[]) {
      const { code, stdout, stderr } = await run([...parameters, '--json']);
      if (code !== 0 || stderr !== '') throw new Error(`The command ended with ${code}: ${stderr}`);
      return JSON.parse(stdout);
    },

    /** Writes files to the home folder. */
    async write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(home, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    },
  };
}

/** The machine of a user whose environment has the credentials of an account of their own. */
export async function signedInMachine(service: Awaited<ReturnType<typeof startService>>) {
  const { client_id, client_secret } = await service.addClient({ accountId: randomUUID() });
  const machine = await startMachine({
    RESOURCE_MANAGER_URL: service.baseUrl,
    RESOURCE_MANAGER_CLIENT_ID: client_id,
    RESOURCE_MANAGER_CLIENT_SECRET: client_secret,
  });
  return { ...machine, client_id, client_secret };
}

/** Someone who types each answer once its question has been written. As any terminal, it shows keys unless it is told not to. */
function typist(errors: Sink, answers: Readonly<Record<string, string>>) {
  const keys = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode(isRaw: boolean) {
      keys.isRaw = isRaw;
    },
  });
  const waiting = new Map(Object.entries(answers));
  errors.on('data', () => {
    for (const [question, answer] of waiting) {
      if (!errors.text().includes(question)) continue;
      waiting.delete(question);
      if (!keys.isRaw) errors.write(answer);
      setImmediate(() => keys.write(`${answer}\r`));
    }
  });
  return keys;
}

/** Keeps what is written. */
class Sink extends PassThrough {
  readonly #chunks: Buffer[] = [];

  constructor() {
    super();
    this.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
