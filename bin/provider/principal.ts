import type { Roles } from '../../lambdas/model/identity/roles.ts';
import type { Accounts } from './accounts.ts';

/** The parameters that name a client or a user. */
export const CLIENT_OR_USER = ['CLIENT_ID', 'user'] as const;

/** The client or the user that a command line names. */
export type ClientOrUser =
  | { readonly CLIENT_ID: string; readonly user?: undefined }
  | { readonly CLIENT_ID?: undefined; readonly user: string };

/** The name of a client or a user in messages. */
export function nameOf(who: ClientOrUser): string {
  return who.user === undefined ? `client ${who.CLIENT_ID}` : `user ${who.user}`;
}

/** Finds a client or a user. Rejects if there is none. */
export async function findPrincipal({ clients, users }: Accounts, who: ClientOrUser) {
  const found = who.user === undefined ? await clients.find(who.CLIENT_ID) : await users.find(who.user);
  if (found === undefined) throw unknown(who);
  return found;
}

/** Changes a client or a user. Rejects if there is none. */
export async function changePrincipal(
  { clients, users }: Accounts,
  who: ClientOrUser,
  to: { disabled?: boolean; requestsPerSecond?: number; roles?: Roles },
): Promise<void> {
  const { user } = who;
  const isThere = user === undefined ? await clients.update(who.CLIENT_ID, to) : await users.update(user, to);
  if (!isThere) throw unknown(who);
}

/** Removes a client or a user. Rejects if there is none. */
export async function removePrincipal({ clients, users }: Accounts, who: ClientOrUser): Promise<void> {
  const { user } = who;
  const wasThere = user === undefined ? await clients.remove(who.CLIENT_ID) : await users.remove(user);
  if (!wasThere) throw unknown(who);
}

export function unknown(who: ClientOrUser): Error {
  return new Error(`There is no ${nameOf(who)}.`);
}
