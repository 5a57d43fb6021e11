import { parseArgs } from 'node:util';
import type { Accounts } from './accounts.ts';
import { UsageError } from './errors.ts';
import { isOption, type ParameterName, parameters, type Values } from './parameters.ts';

/** The parameters of a command, besides the stage, and its usage. */
export interface Declaration {
  /** The lines of the usage. */
  readonly does: readonly string[];
  /** Exactly one of these must be given. */
  readonly oneOf: readonly ParameterName[];
  readonly needs: readonly ParameterName[];
  readonly allows: readonly ParameterName[];
}

/** An operator's command. */
export interface Command extends Declaration {
  /** Runs the command, and reports line by line. */
  run(accounts: Accounts, given: Partial<Values>): AsyncIterable<string>;
}

/** Exactly one of these values. */
type OneOf<Names extends ParameterName> = {
  [Name in Names]: Pick<Values, Name> & { readonly [Other in Exclude<Names, Name>]?: undefined };
}[Names];

type Given<Either extends ParameterName, Needs extends ParameterName, Allows extends ParameterName> = ([
  Either,
] extends [never]
  ? unknown
  : OneOf<Either>) &
  Pick<Values, Needs> &
  Partial<Pick<Values, Allows>>;

/** Declares a command. */
export function command<
  Either extends ParameterName = never,
  Needs extends ParameterName = never,
  Allows extends ParameterName = never,
>(declaration: {
  readonly does: readonly string[];
  readonly oneOf?: readonly Either[];
  readonly needs?: readonly Needs[];
  readonly allows?: readonly Allows[];
  run(accounts: Accounts, given: Given<Either, Needs, Allows>): AsyncIterable<string>;
}): Command {
  return { oneOf: [], needs: [], allows: [], ...declaration };
}

/**
 * The values that a command line gives to this command. Throws a `UsageError` unless it has exactly the command's
 * parameters, and a problem if a value is not allowed.
 */
export function givenTo(
  name: string,
  { oneOf, needs, allows }: Declaration,
  line: readonly string[],
): Partial<Values> {
  const names = [...oneOf, ...needs, ...allows, 'stage' as const];
  const texts = textsIn(name, names, line);
  for (const needed of needs)
    if (!texts.has(needed)) throw new UsageError(`${name} needs ${parameters[needed].shown}.`);
  const either = oneOf.map((one) => parameters[one].shown).join(' or ');
  const present = oneOf.filter((one) => texts.has(one));
  if (oneOf.length > 0 && present.length === 0) throw new UsageError(`${name} needs ${either}.`);
  if (present.length > 1) throw new UsageError(`${name} takes ${either}, not both.`);
  return Object.fromEntries([...texts].map(([given, text]) => [given, parameters[given].read(text)]));
}

/** The texts of these parameters in a command line. Throws a `UsageError` if it has any others. */
function textsIn(
  name: string,
  names: readonly ParameterName[],
  line: readonly string[],
): ReadonlyMap<ParameterName, string> {
  const { options, operands } = parsed(name, names.filter(isOption), line);
  const texts = new Map<ParameterName, string>();
  const argument = names.find((one) => !isOption(one));
  const [operand, ...others] = argument === undefined ? [undefined, ...operands] : operands;
  if (others.length > 0) throw new UsageError(`${name} does not take the argument ${others[0]}.`);
  if (argument !== undefined && operand !== undefined) texts.set(argument, operand);
  for (const option of names) {
    const [text, again] = options[option] ?? [];
    if (again !== undefined) throw new UsageError(`${name} takes --${option} only once.`);
    if (text !== undefined) texts.set(option, text);
  }
  return texts;
}

function parsed(name: string, options: readonly ParameterName[], line: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...line],
      allowPositionals: true,
      options: Object.fromEntries(
        options.map((option) => [option, { type: 'string', multiple: true }] as const),
      ),
    });
    const [, ...operands] = positionals;
    return { options: values, operands };
  } catch (error) {
    // Node adds further sentences, which the usage replaces.
    const [sentence] = error instanceof Error ? error.message.split(/\.\s/) : [];
    throw new UsageError(`${name}: ${sentence}.`);
  }
}

/** The first argument of a command line, which should name a command, and whether the line asks for the usage. */
export function nameIn(line: readonly string[]): {
  readonly name: string | undefined;
  readonly asksForUsage: boolean;
} {
  const options = Object.keys(parameters).map((option) => [option, { type: 'string' }] as const);
  const { values, positionals } = parseArgs({
    args: [...line],
    strict: false,
    options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
  });
  return { name: positionals[0], asksForUsage: values['help'] === true };
}
