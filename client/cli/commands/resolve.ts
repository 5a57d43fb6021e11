import type { Command } from 'commander';
import { answered, connect } from '../connection.ts';
import { forEach } from '../each.ts';
import { type CommonOptions, withJson } from '../options.ts';
import type { Run } from '../run.ts';

export function addResolve(program: Command, run: Run): void {
  withJson(program.command('resolve'))
    .description('print the URLs of references')
    .argument('<reference...>', 'ids of resources, or ref:// and the id')
    .action((references: readonly string[], options: CommonOptions) => resolve(run, references, options));
}

async function resolve(run: Run, references: readonly string[], options: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  const one = async (reference: string) => {
    const request = { params: { path: { ref: reference } } };
    const { uri } = await answered(api.GET('/v1/resources/{ref}/resolve', request));
    return { reference, uri };
  };
  await forEach(run, references, options, one, ({ uri }) => run.print(uri));
}
