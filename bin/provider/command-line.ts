import { dataDirectory } from '../../local/names.ts';
import type { Accounts, Place } from './accounts.ts';
import { givenTo, nameIn } from './command.ts';
import { commands } from './commands.ts';
import { explained, UsageError } from './errors.ts';
import { help, usageOf } from './usage.ts';

/**
 * Runs one command line of an operator on the accounts that `open` returns for its options. Prints results and errors
 * to `output`, and resolves to the exit code.
 */
export async function runCommandLine(
  line: readonly string[],
  open: (where: Place) => Promise<Accounts>,
  output: Pick<Console, 'log' | 'error'>,
): Promise<0 | 1> {
  try {
    for await (const printed of run(line, open)) output.log(printed);
    return 0;
  } catch (error) {
    output.error(explained(error));
    if (error instanceof UsageError) output.error(`\n${usageOf(nameIn(line).name)}`);
    return 1;
  }
}

async function* run(
  line: readonly string[],
  open: (where: Place) => Promise<Accounts>,
): AsyncIterable<string> {
  const { name, asksForUsage } = nameIn(line);
  if (asksForUsage || line.length === 0) {
    yield usageOf(name);
    return;
  }
  if (name === undefined) throw new UsageError('Name a command.');
  if (name === 'help') {
    givenTo(name, help, line);
    yield usageOf();
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${name}.`);
  const { stage, ...given } = givenTo(name, command, line);
  const accounts = await open(stage === undefined ? { dataDirectory: dataDirectory() } : { stage });
  try {
    yield* command.run(accounts, given);
  } finally {
    await accounts.close();
  }
}
