import { Command, CommanderError } from 'commander';
import { addClone } from './commands/clone.ts';
import { addContainers } from './commands/containers.ts';
import { addDelete } from './commands/delete.ts';
import { addExtend } from './commands/extend.ts';
import { addGet } from './commands/get.ts';
import { addList } from './commands/list.ts';
import { addLogin } from './commands/login.ts';
import { addResolve } from './commands/resolve.ts';
import { addSearch } from './commands/search.ts';
import { addStatus } from './commands/status.ts';
import { addUpload } from './commands/upload.ts';
import { addWebhooks } from './commands/webhooks.ts';
import { exitCodes, explained, ReportedFailure } from './errors.ts';
import { jsonText, type Run, startRun, withoutSecrets } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { version } from './version.ts';

const ENDINGS = `
Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 not signed in or
credentials refused, 4 service cannot be reached, 130 interrupted.

Credentials come from \`resource-manager login\`, or from RESOURCE_MANAGER_URL with
RESOURCE_MANAGER_CLIENT_ID and RESOURCE_MANAGER_CLIENT_SECRET, or with
RESOURCE_MANAGER_TOKEN.`;

/** Runs the command that the parameters name. Resolves to what the program ends with; never rejects. */
export async function runCommandLine(
  parameters: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const run = startRun(surroundings);
  try {
    await commandLine(run).parseAsync(parameters, { from: 'user' });
    return 0;
  } catch (error) {
    return report(run, error, parameters.includes('--json'));
  }
}

function commandLine(run: Run): Command {
  const program = new Command('resource-manager')
    .description('Upload files to a Resource Manager, and manage them.')
    .version(version(), '-V, --version', 'show the version')
    .addHelpText('after', ENDINGS)
    .helpCommand(false)
    .helpOption('-h, --help', 'show this')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => run.output.write(text),
      writeErr: (text) => run.errors.write(text),
      outputError: () => {},
    });
  const additions = [addLogin, addUpload, addResolve, addList, addSearch, addGet, addExtend, addDelete];
  for (const add of [...additions, addContainers, addClone, addWebhooks, addStatus]) add(program, run);
  return program;
}

/** Says why a command was not done. */
function report(run: Run, error: unknown, asJson: boolean): number {
  if (error instanceof ReportedFailure) return error.exitCode;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // The help that is shown where a command is missing has been written.
    if (error.code !== 'commander.help') run.note(sentence(error.message));
    return exitCodes.usage;
  }
  const { exitCode, ...explanation } = explained(error, run.signal);
  if (asJson) run.errors.write(`${withoutSecrets(jsonText({ error: explanation }), run.secrets)}\n`);
  else run.note(explanation.message);
  return exitCode;
}

/** Commander's `error: unknown option '--jsn'\n(Did you mean --json?)` in one sentence. */
function sentence(message: string): string {
  const text = message.replace(/^error: /, '').replace(/\s*\(Did you mean (.*)\?\)$/s, ': did you mean $1?');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}
