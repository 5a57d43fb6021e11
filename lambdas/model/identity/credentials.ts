import type { Client, User } from './account.ts';
import type { PasswordCheck } from './password-check.ts';
import type { ClientStore, UserStore } from './ports.ts';
import { isSecret } from './secret.ts';

/** The client with this id and secret, disabled or not. Undefined, after the same work, if either is wrong. */
export async function clientWithSecret(
  clients: Pick<ClientStore, 'find'>,
  clientId: string,
  secret: string,
): Promise<Client | undefined> {
  const client = await clients.find(clientId);
  return isSecret(secret, client?.secretHash) ? client : undefined;
}

/** The user with this name and password, disabled or not. Undefined, after the same work, if either is wrong. */
export async function userWithPassword(
  users: Pick<UserStore, 'find'>,
  isPassword: PasswordCheck,
  username: string,
  password: string,
): Promise<User | undefined> {
  const user = await users.find(username);
  return (await isPassword(username, password, user?.passwordHash)) ? user : undefined;
}
