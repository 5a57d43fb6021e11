import type { Outcome } from './programs.ts';

/** Runs `npm run provider` with these parameters. */
export type RunCommand = (...parameters: readonly string[]) => Promise<Outcome>;

/** Runs a command, expects success, and returns its output line by line. */
export async function linesOf(run: RunCommand, ...parameters: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(...parameters);
  if (code !== 0 || stderr !== '') throw new Error(`The command ended with ${code}: ${stderr}`);
  return stdout.trimEnd().split('\n');
}

/** The clients and the users that `list` prints, each as its columns. */
export async function listed(run: RunCommand, ...options: readonly string[]) {
  const lines = await linesOf(run, 'list', ...options);
  const tables = [lines.slice(1, lines.indexOf('')), lines.slice(lines.indexOf('') + 2)];
  const [clients = [], users = []] = tables.map((rows) => rows.map((row) => row.split(/ {2,}/)));
  return { clients, users };
}

/** The credentials that `create`, `rotate-secret` and `reset-password` print, by their names. */
export function valuesIn(lines: readonly string[]) {
  const pairs = lines.map((line) => /^(\w+) {2,}(\S+)$/.exec(line) ?? []);
  const printed = Object.fromEntries(
    pairs.flatMap(([, name, value]) => (name && value ? [[name, value]] : [])),
  );
  const { account = '', client_id = '', client_secret = '', username = '', password = '' } = printed;
  return { account_id: account, client_id, client_secret, username, password };
}
