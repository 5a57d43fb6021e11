import { effect, signal } from '@preact/signals';
import { createClient, type Tokens } from 'resource-manager-client';

/** Who is signed in, until when. */
export interface Session {
  readonly username: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

const KEY = 'session';
/** The public client of the console. */
const CLIENT_ID = 'console';

/** The session of this tab, kept over a reload; it stays when its token has ended, until the user signs out. */
export const session = signal<Session | undefined>(storedSession());

/** Whether requests wait for the password. */
export const isPasswordNeeded = signal(false);

/** The requests that wait for another token. */
let waiting: PromiseWithResolvers<string> | undefined;

/** Gets a token for a user. Rejects with `ApiError` if the name or the password is wrong. */
export async function signIn(username: string, password: string): Promise<void> {
  const { api } = createClient({ baseUrl: location.origin, credentials: { token: '' } });
  const asked = Date.now();
  const { data } = await api.POST('/oauth/token', {
    body: { grant_type: 'password', client_id: CLIENT_ID, username, password },
  });
  if (data === undefined) throw new Error('The service has given no token: try again.');
  const { access_token: token, expires_in: seconds } = data;
  keep({ username, token, endsAt: asked + Number(seconds) * 1000 });
  isPasswordNeeded.value = false;
  waiting?.resolve(token);
  waiting = undefined;
}

/** Forgets the session, and gives up what waits for it. */
export function signOut(): void {
  keep(undefined);
  isPasswordNeeded.value = false;
  waiting?.reject(new Error('You have signed out.'));
  waiting = undefined;
}

/** Forgets something whenever nobody is signed in: the next user of the tab may be another one. */
export function whenSignedOut(forget: () => void): void {
  effect(() => {
    if (session.value === undefined) forget();
  });
}

/** The tokens of the session. When one has ended, requests wait until the user has given the password. */
export const tokens: Tokens = {
  async get() {
    const { token, endsAt } = session.value ?? {};
    return token !== undefined && endsAt !== undefined && Date.now() < endsAt ? token : nextToken();
  },
  async replace(refused) {
    const token = session.value?.token;
    return token === refused ? nextToken() : tokens.get();
  },
};

function nextToken(): Promise<string> {
  if (session.value === undefined) return Promise.reject(new Error('Sign in first.'));
  isPasswordNeeded.value = true;
  waiting ??= Promise.withResolvers<string>();
  return waiting.promise;
}

function keep(next: Session | undefined): void {
  session.value = next;
  if (next === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
}

function storedSession(): Session | undefined {
  const stored = sessionStorage.getItem(KEY);
  return stored === null ? undefined : JSON.parse(stored);
}
