import type { Declaration } from './command.ts';
import { commands } from './commands.ts';
import { type ParameterName, parameters } from './parameters.ts';

/** The command that shows the usage. */
export const help: Declaration = {
  does: ['Show this. COMMAND --help shows what one command takes.'],
  oneOf: [],
  needs: [],
  allows: [],
};

const STAGE = `--stage NAME is a deployed stage, with credentials and region as the AWS command line finds them. Without it, the command
works on the local mode in the folder DATA_DIR, .local by default.`;

/** The usage of the command with this name, or of all commands. */
export function usageOf(name?: string): string {
  if (name !== undefined && Object.hasOwn(commands, name) && commands[name] !== undefined)
    return `npm run provider -- ${described(name, commands[name])}\n\n${STAGE}`;
  const all = Object.entries({ ...commands, help }).map((entry) => described(...entry));
  const indented = all.join('\n').replaceAll(/^/gm, '  ');
  return `Manage who may call the API, and its lists:\n\nnpm run provider -- COMMAND [--stage NAME]\n\n${indented}\n\n${STAGE}`;
}

/** The parameters of a command, and its description. */
function described(name: string, { oneOf, needs, allows, does }: Declaration): string {
  const shown = (parameter: ParameterName) => parameters[parameter].shown;
  const either = oneOf.length === 0 ? [] : [`(${oneOf.map(shown).join(' | ')})`];
  const optional = allows.map((parameter) => `[${shown(parameter)}]`);
  return [[name, ...either, ...needs.map(shown), ...optional].join(' '), ...does].join('\n    ');
}
