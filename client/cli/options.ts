import { type Command, InvalidArgumentError, Option } from 'commander';

/** What every command takes. */
export interface CommonOptions {
  readonly json?: boolean | undefined;
}

/** Adds `--json`, which every command takes. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print the result as JSON');
}

/** An option that may be repeated. */
export function listOption(flags: string, description: string, choices?: readonly string[]): Option {
  const allowed = choices === undefined ? '' : ` (choices: ${choices.join(', ')})`;
  return new Option(flags, `${description}; may be repeated${allowed}`).argParser(
    (text: string, earlier: readonly string[] | undefined) => {
      if (choices?.includes(text) === false)
        throw new InvalidArgumentError(`It must be one of ${choices.join(', ')}.`);
      return [...(earlier ?? []), text];
    },
  );
}

/** The fields that were given: a request must not have the others. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const all: [string, unknown][] = Object.entries(fields);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as ReturnType<
    typeof given<Fields>
  >;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A duration such as `90s`, `30m`, `12h`, `7d` or `2w` in seconds; a number alone has seconds. */
export function parseDuration(text: string): number {
  const [, digits = '', unit = 's'] = /^(\d{1,10})([smhdw]?)$/.exec(text) ?? [];
  const seconds = Number(digits) * (UNITS[unit || 's'] ?? 1);
  if (seconds === 0) throw new InvalidArgumentError('It must be a duration such as 90s, 30m, 12h, 7d or 2w.');
  return seconds;
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** A point in time in RFC 3339; a day alone (`2026-01-31`) begins at midnight UTC. */
export function parseTime(text: string): string {
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time))
    throw new InvalidArgumentError('It must be a time such as 2026-01-31 or 2026-01-31T12:00:00Z.');
  return new Date(time).toISOString();
}
