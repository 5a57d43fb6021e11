import type { Command } from 'commander';
import type { ResourceManager } from '../../src/index.ts';
import { answered, connect } from '../connection.ts';
import { CommandError, exitCodes } from '../errors.ts';
import { type CommonOptions, withJson } from '../options.ts';
import { countedProgress } from '../progress.ts';
import type { Run } from '../run.ts';

interface Options extends CommonOptions {
  readonly wait: boolean;
}

/** How long to wait before asking how far a clone is, in milliseconds. */
const PAUSE = 1000;

export function addClone(program: Command, run: Run): void {
  withJson(program.command('clone'))
    .description("copy a container with its resources, and print the new container's id")
    .argument('<container>', 'the id of the container')
    .argument('[name]', 'the name of the copy; without one, wait for the clone that is under way')
    .option('--no-wait', 'do not wait until everything is copied')
    .action((container: string, name: string | undefined, options: Options) =>
      clone(run, container, name, options),
    );
}

async function clone(run: Run, id: string, name: string | undefined, options: Options): Promise<void> {
  if (name === undefined && !options.wait)
    throw new CommandError('Give a name for the copy, or leave out --no-wait.', exitCodes.usage);
  const client = await connect(run);
  if (name !== undefined) {
    const request = { params: { path: { id } }, body: { name } };
    const started = await answered(client.api.POST('/containers/{id}/clone', request));
    if (!options.wait) {
      if (options.json) run.printJson(started);
      else run.note(`Cloning ${id} in the background: \`resource-manager clone ${id}\` waits for it.`);
      return;
    }
  }
  const finished = await finishedClone(run, client, id);
  if (options.json) return run.printJson(finished);
  run.note(
    `Copied ${finished.copied} of ${finished.total} resources, ${finished.skipped} were gone meanwhile.`,
  );
  run.print(finished.toContainerId);
}

/** Shows how far the container's clone is until it is complete. */
async function finishedClone(run: Run, { api }: ResourceManager, id: string) {
  const request = { params: { path: { id } } };
  const progress = countedProgress(run.errors, 'resources copied');
  try {
    for (;;) {
      const clone = await answered(api.GET('/containers/{id}/clone', request));
      progress.update(clone.copied + clone.skipped, clone.total);
      if (clone.completedAt !== null) return clone;
      await run.pause(PAUSE, run.signal);
    }
  } finally {
    progress.stop();
  }
}
