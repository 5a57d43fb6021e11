import type { DemoCredentials } from '../../local/demo-account.ts';
import { create, exchange, getToken, upload } from '../support/api-client.ts';
import type { LocalProcess } from '../support/local-process.ts';
import { type Outcome, runScript } from '../support/programs.ts';

/** Variables that decide which AWS a command finds: the machine's own must not get into a test. */
const NO_AWS = {
  AWS_REGION: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_PROFILE: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

type Environment = Readonly<Record<string, string>>;

/** Runs `npm run provider` with these parameters. */
export function provider(environment: Environment, ...parameters: readonly string[]): Promise<Outcome> {
  return runScript('provider', parameters, { environment: { ...NO_AWS, ...environment } });
}

/** Runs a command that must succeed, and gives what it has printed, line by line. */
export async function linesOf(environment: Environment, ...parameters: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await provider(environment, ...parameters);
  if (code !== 0 || stderr !== '') throw new Error(`The command ended with ${code}: ${stderr}`);
  return stdout.trimEnd().split('\n');
}

/** The values behind the names that `create` and `rotate-secret` print. */
export function valuesIn(lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line) => /^(\w+) {2,}(\S+)$/.exec(line) ?? []);
  return Object.fromEntries(pairs.flatMap(([, name, value]) => (name && value ? [[name, value]] : [])));
}

/** The clients that `list` prints, each as its columns. */
export async function listed(environment: Environment): Promise<string[][]> {
  const [, ...rows] = await linesOf(environment, 'list');
  return rows.map((row) => row.trimEnd().split(/ {2,}/));
}

/** The answer to a request for a token. */
export async function askForToken(
  baseUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<{ status: number; body: unknown }> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...form });
  const answer = await fetch(`${baseUrl}/oauth/token`, { method: 'POST', body });
  return { status: answer.status, body: await answer.json() };
}

/** What `create` has printed, as the credentials for a service. */
export function credentialsIn(
  values: Readonly<Record<string, string>>,
  { credentials }: LocalProcess,
): DemoCredentials {
  const { client_id = '', client_secret = '', username = '', password = '', account = '' } = values;
  return {
    base_url: credentials.base_url,
    client_id,
    client_secret,
    username,
    password,
    account_id: account,
  };
}

/** Uploads a file with a token of these credentials, and downloads it again. */
export async function roundTrip(credentials: DemoCredentials): Promise<string> {
  const reservation = await create(credentials.base_url, await getToken(credentials));
  await upload(reservation, [Buffer.from('Hello, world')]);
  return (await fetch(reservation.uri)).text();
}

/** The statuses of as many requests for an upload, sent at once. */
export function statusesOf(
  { base_url }: DemoCredentials,
  token: string,
  requests: number,
): Promise<number[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = Buffer.from('{"file_name":"a.txt","mime_type":"text/plain","mode":"persistent_reference"}');
  return Promise.all(
    Array.from({ length: requests }, async () => {
      return (await exchange('POST', `${base_url}/v1/resources`, headers, [body])).status;
    }),
  );
}
