import type { Command } from 'commander';
import { answered, connect } from '../connection.ts';
import { forEach } from '../each.ts';
import { type CommonOptions, withJson } from '../options.ts';
import { idOf } from '../references.ts';
import type { Run } from '../run.ts';

export function addDelete(program: Command, run: Run): void {
  withJson(program.command('delete'))
    .description('delete resources: their URLs stop working at once')
    .argument('<reference...>', 'ids, ref:// or URLs of resources')
    .action((references: readonly string[], options: CommonOptions) => deleteAll(run, references, options));
}

async function deleteAll(run: Run, references: readonly string[], options: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  const one = async (reference: string) => {
    const id = idOf(reference);
    await answered(api.DELETE('/v1/resources/{id}', { params: { path: { id } } }));
    return { id };
  };
  await forEach(run, references, options, one, ({ id }) => run.note(`Deleted ${id}.`));
}
