import { type Credentials, createClient, type ResourceManager } from '../../client/src/index.ts';
import type { Resource } from '../../lambdas/model/resources/resource.ts';
import { resourceRecords } from '../../lambdas/table/resources.ts';
import { once } from './check.ts';
import type { Deployment, Operator } from './deployment.ts';
import { type MadeThings, made } from './made.ts';

export type ClientSecrets = Extract<Credentials, { readonly clientId: string }>;

/** What the checks work with: a client of the deployment, and an operator's view of it. */
export interface Smoke {
  readonly baseUrl: string;
  readonly credentials: ClientSecrets;
  /** Another client, which may send one request a second. */
  readonly limited: ClientSecrets;
  readonly client: ResourceManager;
  readonly operator: Operator;
  /** What the run has made, to be removed at its end. */
  readonly made: MadeThings;
  /** Sends a request with the client's token, follows no redirect, and resolves whatever the answer is. */
  send(path: string, options?: RequestInit): Promise<Response>;
  /** The record of a resource, as an operator sees it. */
  record(id: string): Promise<Resource>;
  /** Repeats an attempt until it resolves to something. Rejects if that takes too long. */
  until<Result>(what: string, attempt: () => Promise<Result | undefined>): Promise<Result>;
}

/** The pause between two looks at what happens in the background, in milliseconds. */
const PAUSE = 500;

/** The longest wait for an answer, in milliseconds: API Gateway gives up after 30 seconds. */
const LONGEST_ANSWER = 35_000;

/** How long is waited for what happens in the background. */
export interface Waiting {
  /** In milliseconds. */
  readonly patience: number;
  /** Ends all waiting. */
  readonly deadline: AbortSignal;
}

/** Opens a deployment for its checks. */
export function openSmoke(
  { baseUrl, accounts, operator }: Deployment,
  credentials: ClientSecrets,
  limited: ClientSecrets,
  waiting: Waiting,
): Smoke {
  const client = createClient({ baseUrl, credentials });
  const token = once(() => tokenOf(baseUrl, credentials));
  return {
    baseUrl,
    credentials,
    limited,
    client,
    operator,
    made: made(),
    async send(path, options = {}) {
      const headers = new Headers(options.headers);
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${await token()}`);
      return sendAsItIs(baseUrl + path, { ...options, headers });
    },
    record: (id) => recordOf(accounts, id),
    until: (what, attempt) => until(waiting, what, attempt),
  };
}

/** Sends a request and follows no redirect. */
export function sendAsItIs(url: string, options: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(LONGEST_ANSWER), ...options });
}

/** Asks for a token as the client itself would. */
export function askForToken(baseUrl: string, { clientId, clientSecret }: ClientSecrets): Promise<Response> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return sendAsItIs(`${baseUrl}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
}

/** A new token of the client. Rejects if it gets none. */
export async function tokenOf(baseUrl: string, credentials: ClientSecrets): Promise<string> {
  const response = await askForToken(baseUrl, credentials);
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no token was issued: the answer is ${response.status}`);
  return token;
}

async function recordOf({ table, now }: Deployment['accounts'], id: string): Promise<Resource> {
  const record = await resourceRecords(table, now).find(id);
  if (record === undefined) throw new Error(`the table has no record of ${id}`);
  return record;
}

async function until<Result>(
  { patience, deadline }: Waiting,
  what: string,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> {
  const end = Date.now() + patience;
  for (;;) {
    deadline.throwIfAborted();
    const result = await attempt();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`${what} was not seen within ${patience / 1000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
