import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError, exitCodes } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

type Terminal = Pick<Surroundings, 'input' | 'errors' | 'signal'>;

/** Asks on the terminal. Where there is none, `option` says what to give instead. */
export function ask(terminal: Terminal, question: string, option: string): Promise<string> {
  return answer(terminal, option, terminal.errors, (lines, signal) => lines.question(question, { signal }));
}

/** Asks on the terminal, and shows nothing of what is typed. */
export async function askSecretly(terminal: Terminal, question: string, option: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const secret = await answer(terminal, option, nowhere, (lines, signal) => {
    // The terminal itself has stopped to show keys by now.
    terminal.errors.write(question);
    return lines.question('', { signal });
  });
  terminal.errors.write('\n');
  return secret;
}

async function answer(
  { input, signal }: Terminal,
  option: string,
  echo: Writable,
  read: (lines: Interface, signal: AbortSignal) => Promise<string>,
): Promise<string> {
  if (!input.isTTY)
    throw new CommandError(`There is no terminal to ask on: give ${option}.`, exitCodes.usage);
  const interrupted = new AbortController();
  // As a terminal, readline shows the keys itself, on whatever it writes to.
  const lines = createInterface({ input, output: echo, terminal: true });
  for (const event of ['SIGINT', 'close']) lines.on(event, () => interrupted.abort());
  if (input.readableEnded) interrupted.abort();
  try {
    return (await read(lines, AbortSignal.any([signal, interrupted.signal]))).trim();
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    throw new CommandError('Interrupted.', exitCodes.interrupted, { cause: error });
  } finally {
    lines.close();
  }
}
