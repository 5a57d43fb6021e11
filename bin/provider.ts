import { parseArgs } from 'node:util';
import { dataDirectory } from '../local/names.ts';
import { openAccounts } from './provider/accounts.ts';
import { type Command, commands } from './provider/commands.ts';
import { explained, UsageError } from './provider/errors.ts';
import { usage } from './provider/usage.ts';

/** `npm run provider -- COMMAND`: the operators' command, for the local mode and for a deployed stage alike. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
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
    console.log(usage);
    return;
  }
  const command: Command | undefined = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${name}.`);
  const accounts = await openAccounts(
    values.stage === undefined ? { dataDirectory: dataDirectory() } : { stage: values.stage },
  );
  try {
    for await (const line of command(accounts, operands, values)) console.log(line);
  } finally {
    await accounts.close();
  }
}

main().catch((error: unknown) => {
  console.error(explained(error));
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = 1;
});
