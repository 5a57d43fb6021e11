import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError, exitCodes } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a service is, and who signs in there. */
export interface Account {
  readonly base_url: string;
  readonly credentials:
    | { readonly client_id: string; readonly client_secret: string }
    | { readonly token: string };
}

export const credentialsFile = ({ folders }: Pick<Surroundings, 'folders'>) =>
  path.join(folders.config, 'credentials.json');

/**
 * The account of the environment's variables, or else of the file that `login` has written. A secret of the file is sent
 * to no other address than its own.
 */
export async function findAccount(surroundings: Surroundings): Promise<Account> {
  const { environment } = surroundings;
  const named = environmentUrl(environment);
  const given = environmentCredentials(environment);
  const kept = await readAccount(surroundings);
  if (given !== undefined) {
    const base_url = named ?? kept?.base_url;
    if (base_url === undefined)
      throw notSignedIn('RESOURCE_MANAGER_URL is missing: set it to the address of the service.');
    return { base_url, credentials: given };
  }
  if (kept === undefined)
    throw notSignedIn(
      'Not signed in: run `resource-manager login`, or set RESOURCE_MANAGER_URL and credentials.',
    );
  if (named !== undefined && named !== kept.base_url)
    throw notSignedIn(`Not signed in to ${named}: run \`resource-manager login --url ${named}\`.`);
  return kept;
}

/** The address of the service, whether someone is signed in or not. */
export async function findUrl(surroundings: Surroundings): Promise<string> {
  return environmentUrl(surroundings.environment) ?? (await findAccount(surroundings)).base_url;
}

function environmentUrl({ RESOURCE_MANAGER_URL: url }: Surroundings['environment']): string | undefined {
  return url ? serviceUrl(url, 'RESOURCE_MANAGER_URL') : undefined;
}

function environmentCredentials(
  environment: Surroundings['environment'],
): Account['credentials'] | undefined {
  const {
    RESOURCE_MANAGER_TOKEN: token,
    RESOURCE_MANAGER_CLIENT_ID: client_id,
    RESOURCE_MANAGER_CLIENT_SECRET: client_secret,
  } = environment;
  if (token) return { token };
  if (client_id && client_secret) return { client_id, client_secret };
  if (client_id || client_secret)
    throw notSignedIn(
      'RESOURCE_MANAGER_CLIENT_ID and RESOURCE_MANAGER_CLIENT_SECRET go together: set both or neither.',
    );
  return undefined;
}

/** The address of a service as it is used: without a slash at its end. Throws unless it is one. */
export function serviceUrl(text: string, from: string): string {
  const url = URL.parse(text);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (!isPlain || url.username !== '' || url.password !== '')
    throw new CommandError(`${from} must be an address such as https://media.example.com.`, exitCodes.usage);
  return url.href.replace(/\/+$/, '');
}

/** Whether a secret would travel unencrypted through a network. */
export function isUnencrypted(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Keeps an account for the next commands, in a file that only its owner may read, replaced in one step. */
export async function keepAccount(
  surroundings: Surroundings,
  { base_url, credentials }: Account,
): Promise<string> {
  const file = credentialsFile(surroundings);
  await mkdir(surroundings.folders.config, { recursive: true, mode: 0o700 });
  await rm(`${file}.new`, { force: true });
  const text = JSON.stringify({ base_url, ...credentials }, undefined, 2);
  await writeFile(`${file}.new`, `${text}\n`, { mode: 0o600, flag: 'wx' });
  await rename(`${file}.new`, file);
  return file;
}

async function readAccount(surroundings: Surroundings): Promise<Account | undefined> {
  const file = credentialsFile(surroundings);
  const unreadable = (cause: unknown) =>
    new CommandError(
      `${file} cannot be read: sign in again with \`resource-manager login\`.`,
      exitCodes.credentials,
      {
        cause,
      },
    );
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unreadable(error);
  }
  const kept = accountIn(text);
  if (kept === undefined) throw unreadable(undefined);
  return kept;
}

/** The account in a file's text. An error of the parser would show the text. */
function accountIn(text: string): Account | undefined {
  try {
    const { base_url, client_id, client_secret, token } = JSON.parse(text);
    if (typeof base_url !== 'string') return undefined;
    if (typeof token === 'string') return { base_url, credentials: { token } };
    if (typeof client_id !== 'string' || typeof client_secret !== 'string') return undefined;
    return { base_url, credentials: { client_id, client_secret } };
  } catch {
    return undefined;
  }
}

function notSignedIn(message: string): CommandError {
  return new CommandError(message, exitCodes.credentials);
}
