import { type Credentials, createClient, type ResourceManager } from '../src/index.ts';
import { type Account, findAccount } from './credentials.ts';
import type { Run } from './run.ts';

/** The client of the account that is signed in. Rejects where none is. */
export async function connect(run: Run): Promise<ResourceManager> {
  return clientOf(run, await findAccount(run));
}

/** A client for an account, whose secret is never shown from now on. */
export function clientOf(run: Run, { base_url, credentials }: Account): ResourceManager {
  run.secrets.add('token' in credentials ? credentials.token : credentials.client_secret);
  return createClient({
    baseUrl: base_url,
    credentials: clientCredentials(credentials),
    now: run.now,
    // An interruption ends every request, and every pause before another try.
    fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, run.signal]) }),
    pause: (milliseconds, signal = run.signal) =>
      run.pause(milliseconds, AbortSignal.any([signal, run.signal])),
  });
}

function clientCredentials(credentials: Account['credentials']): Credentials {
  if ('token' in credentials) return credentials;
  return { clientId: credentials.client_id, clientSecret: credentials.client_secret };
}

/** The data of an answer; what the service refuses has been rejected by the client. */
export async function answered<Data>(answer: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await answer;
  return data as NonNullable<Data>;
}
