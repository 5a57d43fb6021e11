import type { Command } from 'commander';
import { answered, connect } from '../connection.ts';
import { forEach } from '../each.ts';
import { CommandError, exitCodes } from '../errors.ts';
import { type CommonOptions, given, parseDuration, parseTime, withJson } from '../options.ts';
import { idOf } from '../references.ts';
import type { Run } from '../run.ts';

interface Options extends CommonOptions {
  readonly expire?: number;
  readonly until?: string;
}

export function addExtend(program: Command, run: Run): void {
  withJson(program.command('extend'))
    .description('change when resources expire')
    .argument('<reference...>', 'ids, ref:// or URLs of resources')
    .option('--expire <duration>', 'so long from now: 90s, 30m, 12h, 7d or 2w', parseDuration)
    .option('--until <time>', 'at this time: 2026-01-31 or 2026-01-31T12:00:00Z', parseTime)
    .action((references: readonly string[], options: Options) => extend(run, references, options));
}

async function extend(run: Run, references: readonly string[], options: Options): Promise<void> {
  const { expire, until } = options;
  if ((expire === undefined) === (until === undefined))
    throw new CommandError('Say until when: give either --expire or --until.', exitCodes.usage);
  const { api } = await connect(run);
  const one = (reference: string) => {
    const body = given({ expire, expires_at: until });
    const params = { path: { id: idOf(reference) } };
    return answered(api.PATCH('/v1/resources/{id}', { params, body }));
  };
  await forEach(run, references, options, one, ({ id, expires_at }) => run.print(`${id}  ${expires_at}`));
}
