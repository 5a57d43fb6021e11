import type { Command } from 'commander';
import { connect } from '../connection.ts';
import { type ListOptions, listResources, withListOptions } from '../listing.ts';
import type { Run } from '../run.ts';

export function addList(program: Command, run: Run): void {
  withListOptions(program.command('list'))
    .description('list the resources, the newest first')
    .action(async (options: ListOptions) => listResources(run, await connect(run), options));
}
