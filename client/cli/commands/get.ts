import type { Command } from 'commander';
import { answered, connect } from '../connection.ts';
import { download } from '../download.ts';
import { type CommonOptions, withJson } from '../options.ts';
import { details } from '../output.ts';
import { idOf } from '../references.ts';
import type { Run } from '../run.ts';

interface Options extends CommonOptions {
  readonly output?: string;
}

export function addGet(program: Command, run: Run): void {
  withJson(program.command('get'))
    .description('show a resource, or save its file')
    .argument('<reference>', 'the id, the ref:// or the URL of a resource')
    .option('-o, --output <file>', 'save the file there; - is standard output')
    .action((reference: string, options: Options) => get(run, reference, options));
}

async function get(run: Run, reference: string, { json, output }: Options): Promise<void> {
  const client = await connect(run);
  const path = { id: idOf(reference) };
  const resource = await answered(client.api.GET('/v1/resources/{id}/status', { params: { path } }));
  if (output !== undefined) {
    await download(run, client, resource.id, output);
    // The file may be on standard output.
    if (output === '-') return;
  }
  if (json) run.printJson(resource);
  else if (output === undefined) for (const line of details(resource)) run.print(line);
}
