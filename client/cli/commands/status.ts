import type { Command } from 'commander';
import { findUrl, serviceUrl } from '../credentials.ts';
import { CommandError, exitCodes, ReportedFailure } from '../errors.ts';
import { type CommonOptions, withJson } from '../options.ts';
import { details } from '../output.ts';
import type { Run } from '../run.ts';

interface Options extends CommonOptions {
  readonly deep?: true;
  readonly url?: string;
}

export function addStatus(program: Command, run: Run): void {
  withJson(program.command('status'))
    .description('show whether the service runs; needs no credentials')
    .option('--url <url>', 'the address of the service, if not the one that is signed in to')
    .option('--deep', 'ask whether its table and its bucket answer as well')
    .action((options: Options) => status(run, options));
}

async function status(run: Run, { url, deep, json }: Options): Promise<void> {
  const address = url === undefined ? await findUrl(run) : serviceUrl(url, 'The URL');
  // Without the client: it would ask for a token first, and would try again what is to be told.
  const response = await fetch(`${address}/status${deep ? '?deep=true' : ''}`, { signal: run.signal });
  const state = await stateIn(response, address);
  if (json) run.printJson({ url: address, ...state });
  else for (const line of details({ url: address, ...state, error: undefined })) run.print(line);
  if (!response.ok) throw new ReportedFailure(exitCodes.failed);
}

/** What the service says of itself, whatever its status. */
async function stateIn(response: Response, address: string): Promise<object> {
  const state: unknown = await response.json().catch(() => undefined);
  if (typeof state === 'object' && state !== null && 'status' in state) return state;
  throw new CommandError(
    `${address} does not answer as a Resource Manager does: its status is ${response.status}.`,
  );
}
