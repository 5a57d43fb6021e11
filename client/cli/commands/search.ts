import type { Command } from 'commander';
import { connect } from '../connection.ts';
import { type ListOptions, listResources, withListOptions } from '../listing.ts';
import type { Run } from '../run.ts';

export function addSearch(program: Command, run: Run): void {
  withListOptions(program.command('search'))
    .description('find resources by words of their names and descriptions')
    .argument('<word...>', 'words that a resource must have')
    .action(async (words: readonly string[], options: ListOptions) =>
      listResources(run, await connect(run), options, words.join(' ')),
    );
}
