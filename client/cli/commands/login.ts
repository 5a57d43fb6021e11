import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ApiError } from '../../src/index.ts';
import { clientOf } from '../connection.ts';
import { type Account, isUnencrypted, keepAccount, serviceUrl } from '../credentials.ts';
import { CommandError, exitCodes } from '../errors.ts';
import { type CommonOptions, withJson } from '../options.ts';
import { ask, askSecretly } from '../questions.ts';
import type { Run } from '../run.ts';

interface Options extends CommonOptions {
  readonly url?: string;
  readonly clientId?: string;
  readonly secretStdin?: true;
}

export function addLogin(program: Command, run: Run): void {
  withJson(program.command('login'))
    .description('keep the credentials of a client, once the service has accepted them')
    .option('--url <url>', 'the address of the service')
    .option('--client-id <id>', 'the id of the client')
    .option('--secret-stdin', "read the client's secret from standard input")
    .action((options: Options) => login(run, options));
}

async function login(run: Run, options: Options): Promise<void> {
  const base_url = serviceUrl(
    options.url ?? (await ask(run, 'Address of the service: ', '--url')),
    'The URL',
  );
  if (isUnencrypted(base_url))
    run.note(`The secret is sent to ${base_url} unencrypted: use https where you can.`);
  const client_id = options.clientId ?? (await ask(run, 'Client id: ', '--client-id'));
  const client_secret = options.secretStdin
    ? (await text(addAbortSignal(run.signal, run.input))).trim()
    : await askSecretly(run, 'Client secret (not shown): ', '--secret-stdin');
  if (client_id === '' || client_secret === '')
    throw new CommandError('The client id and the secret must not be empty.', exitCodes.usage);
  const account = { base_url, credentials: { client_id, client_secret } };
  await checkCredentials(run, account);
  const file = await keepAccount(run, account);
  if (options.json) run.printJson({ base_url, client_id, file });
  else run.note(`Signed in to ${base_url} as ${client_id}. The credentials are in ${file}.`);
}

/** Rejects unless the service accepts the credentials, whatever they are allowed to do. */
async function checkCredentials(run: Run, account: Account): Promise<void> {
  try {
    await clientOf(run, account).api.GET('/v1/resources', {
      params: { query: { limit: 1 } },
    });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401)
      throw new CommandError('The service refused the client id and the secret.', exitCodes.credentials);
    if (!(error instanceof ApiError && error.status === 403)) throw error;
  }
}
