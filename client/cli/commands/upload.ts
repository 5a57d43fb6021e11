import path from 'node:path';
import { type Command, Option } from 'commander';
import { connect } from '../connection.ts';
import { findAccount } from '../credentials.ts';
import { CommandError, exitCodes } from '../errors.ts';
import { type CommonOptions, listOption, parseCount, parseDuration, withJson } from '../options.ts';
import type { Run } from '../run.ts';
import { acceptedName, mediaTypeOf } from '../upload/file-name.ts';
import { findFiles } from '../upload/find-files.ts';
import type { FileToSend, Settings } from '../upload/send-file.ts';
import { keepInput } from '../upload/standard-input.ts';
import { forgetOld } from '../upload/unfinished.ts';
import { uploadAll } from '../upload/upload-all.ts';

interface Options extends CommonOptions {
  readonly name?: string;
  readonly type?: string;
  readonly mode?: 'temporary_url' | 'persistent_reference';
  readonly expire?: number;
  readonly container?: string;
  readonly tag?: string[];
  readonly atOnce: number;
  readonly hidden?: true;
  readonly restart?: true;
}

/** The operand that stands for standard input. */
const STANDARD_INPUT = '-';

const HELP = `
Prints the URL or the reference of each file on a line of its own, in the order of
the arguments, and everything else on standard error. After an interruption the
same command goes on: what has arrived is not sent again.`;

export function addUpload(program: Command, run: Run): void {
  withJson(program.command('upload'))
    .description('upload files, and print their URLs or references')
    .argument('<file...>', 'files, folders, patterns such as "*.jpg", or - for standard input')
    .addOption(
      new Option(
        '--mode <mode>',
        'temporary_url if --expire is given, otherwise persistent_reference',
      ).choices(['temporary_url', 'persistent_reference']),
    )
    .option('--expire <duration>', 'how long the URL is good: 90s, 30m, 12h, 7d or 2w', parseDuration)
    .option('--container <id>', 'the container to put it into')
    .addOption(listOption('--tag <tag>', 'a tag for all files'))
    .option('--name <name>', 'the name of the one file; needed for standard input')
    .option('--type <type>', 'the media type; by default what the name ends with tells')
    .option('--at-once <number>', 'how many files are sent at once', parseCount, 3)
    .option('--hidden', 'take hidden files of folders as well')
    .option('--restart', 'upload anew what an interrupted command has begun')
    .addHelpText('after', HELP)
    .action((operands: readonly string[], options: Options) => upload(run, operands, options));
}

async function upload(run: Run, operands: readonly string[], options: Options): Promise<void> {
  checkUsage(operands, options);
  const { base_url: service } = await findAccount(run);
  const client = await connect(run);
  const folder = path.join(run.folders.data, 'uploads');
  await forgetOld(folder, run.now());
  const { files, removeInput } = await filesToSend(run, operands, options);
  try {
    const destination = { client, folder, settings: { service, ...settingsOf(options) } };
    const { atOnce, json } = options;
    await uploadAll(run, destination, files, { atOnce, json: json === true });
  } finally {
    await removeInput();
  }
}

function checkUsage(operands: readonly string[], { name, mode, expire }: Options): void {
  const fail = (message: string) => {
    throw new CommandError(message, exitCodes.usage);
  };
  if (mode === 'persistent_reference' && expire !== undefined)
    fail('A persistent reference does not expire: leave out --mode or --expire.');
  if (operands.includes(STANDARD_INPUT) && operands.length > 1)
    fail('Standard input needs a command of its own: name no other files.');
  if (operands.includes(STANDARD_INPUT) && name === undefined)
    fail('Standard input needs a name: give --name.');
}

async function filesToSend(run: Run, operands: readonly string[], options: Options) {
  if (operands.includes(STANDARD_INPUT)) {
    const { remove, ...input } = await keepInput(run);
    return { files: [fileToSend({ ...input, shown: 'standard input' }, options)], removeInput: remove };
  }
  const { workingFolder } = run;
  const { files, leftOut } = await findFiles(operands, { workingFolder, hidden: options.hidden === true });
  if (files.length === 0) throw new CommandError('There is nothing to upload: the folder has no files.');
  if (options.name !== undefined && files.length > 1)
    throw new CommandError('--name names one file, but there are more.', exitCodes.usage);
  if (leftOut > 0) run.note(`Left out: ${leftOut} hidden or linked.`);
  return { files: files.map((file) => fileToSend(file, options)), removeInput: async () => {} };
}

function fileToSend(file: Omit<FileToSend, 'fileName' | 'mediaType'>, { name, type }: Options): FileToSend {
  const fileName = acceptedName(name ?? path.basename(file.path));
  return { ...file, fileName, mediaType: type ?? mediaTypeOf(fileName) };
}

function settingsOf({ mode, expire, container, tag, restart }: Options): Omit<Settings, 'service'> {
  return {
    mode: mode ?? (expire === undefined ? 'persistent_reference' : 'temporary_url'),
    ...(expire === undefined ? {} : { expire }),
    ...(container === undefined ? {} : { containerId: container }),
    ...(tag === undefined ? {} : { tags: tag }),
    restart: restart === true,
  };
}
