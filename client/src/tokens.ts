import { readApiError } from './api-error.ts';
import { type Sending, withRetries } from './retries.ts';
import type { Token } from './schema.d.ts';

/** A client's, with those of a user where it acts for one; a token that is not refreshed; or tokens got elsewhere. */
export type Credentials =
  | {
      readonly clientId: string;
      readonly clientSecret: string;
      readonly username?: string;
      readonly password?: string;
      /** Separated by spaces; all that the client has where this is left out. */
      readonly scope?: string;
    }
  | { readonly token: string }
  | { readonly tokens: Tokens };

type Secrets = Extract<Credentials, { readonly clientId: string }>;

/** The access tokens of one account. */
export interface Tokens {
  /** Resolves to a token that is good for now. */
  get(): Promise<string>;
  /** Resolves to another one in place of a token that was refused; to none where there is no other. */
  replace(refused: string): Promise<string | undefined>;
}

/** A token is refreshed so many milliseconds before it ends, or in the second half of its life. */
const EARLY = 60_000;

/** Gets tokens, and refreshes them before they end: one request for all who wait. */
export function tokensOf(sending: Sending, baseUrl: string, credentials: Credentials): Tokens {
  if ('tokens' in credentials) return credentials.tokens;
  if ('token' in credentials) {
    const { token } = credentials;
    return { get: async () => token, replace: async () => undefined };
  }
  let current: { readonly token: string; readonly refreshAt: number } | undefined;
  let request: Promise<string> | undefined;

  async function refresh(): Promise<string> {
    const asked = sending.now();
    const { access_token: token, expires_in: seconds } = await requestToken(
      sending,
      baseUrl,
      credentials as Secrets,
    );
    const life = Number(seconds) * 1000;
    current = { token, refreshAt: asked + Math.max(life - EARLY, life / 2) };
    return token;
  }

  async function get(): Promise<string> {
    if (current !== undefined && sending.now() < current.refreshAt) return current.token;
    request ??= refresh().finally(() => {
      request = undefined;
    });
    return request;
  }

  return {
    get,
    async replace(refused) {
      if (current?.token === refused) current = undefined;
      return get();
    },
  };
}

async function requestToken(sending: Sending, baseUrl: string, secrets: Secrets): Promise<Token> {
  const { clientId, clientSecret, username, password, scope } = secrets;
  const body = new URLSearchParams({
    grant_type: username === undefined ? 'client_credentials' : 'password',
    client_id: clientId,
    client_secret: clientSecret,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(scope === undefined ? {} : { scope }),
  });
  const send = () => sending.fetch(new Request(`${baseUrl}/oauth/token`, { method: 'POST', body }));
  const response = await withRetries(sending, send);
  if (!response.ok) throw await readApiError(response);
  return response.json() as Promise<Token>;
}
