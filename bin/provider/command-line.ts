import { parseArgs } from 'node:util';
import { dataDirectory } from '../../local/names.ts';
import type { Accounts, Place } from './accounts.ts';
import { type Command, commands } from './commands.ts';
import { explained, UsageError } from './errors.ts';
import { usage } from './usage.ts';

/**
 * Runs one command line of an operator on the accounts that `open` finds where it says. Prints to `output`, whatever
 * happens, and resolves to the exit code.
 */
export async function runCommandLine(
  parameters: readonly string[],
  open: (where: Place) => Promise<Accounts>,
  output: Pick<Console, 'log' | 'error'>,
): Promise<0 | 1> {
  try {
    for await (const line of run(parameters, open)) output.log(line);
    return 0;
  } catch (error) {
    output.error(explained(error));
    if (error instanceof UsageError) output.error(`\n${usage}`);
    return 1;
  }
}

async function* run(
  parameters: readonly string[],
  open: (where: Place) => Promise<Accounts>,
): AsyncIterable<string> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      account: { type: 'string' },
      user: { type: 'string' },
      scope: { type: 'string' },
      organization: { type: 'string' },
      project: { type: 'string' },
      role: { type: 'string' },
      'token-lifetime': { type: 'string' },
      'requests-per-second': { type: 'string' },
      shards: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [name, ...operands] = positionals;
  if (values.help === true || name === undefined) {
    yield usage;
    return;
  }
  const command: Command | undefined = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${name}.`);
  const accounts = await open(
    values.stage === undefined ? { dataDirectory: dataDirectory() } : { stage: values.stage },
  );
  try {
    yield* command(accounts, operands, values);
  } finally {
    await accounts.close();
  }
}
