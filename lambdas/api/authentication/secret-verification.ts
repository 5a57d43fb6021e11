import { isUsableName } from '../../model/identity/account.ts';
import { clientWithSecret, userWithPassword } from '../../model/identity/credentials.ts';
import type { PasswordCheck } from '../../model/identity/password-check.ts';
import type { ClientStore, UserStore } from '../../model/identity/ports.ts';
import { scopes } from '../../model/identity/scope.ts';
import type { Caller } from '../../model/identity/token.ts';

export interface SecretVerificationDependencies {
  readonly clients: Pick<ClientStore, 'find'>;
  readonly users: Pick<UserStore, 'find'>;
  readonly isPassword: PasswordCheck;
}

/**
 * Checks the credentials of HTTP Basic: a client's id and secret, or a user's name and password. Every failure includes
 * the check of a password, so that no name is answered faster than another.
 */
export function createSecretVerification({ clients, users, isPassword }: SecretVerificationDependencies) {
  return async function verify(name: string, secret: string): Promise<Caller | undefined> {
    if (!isUsableName(name)) return undefined;
    const client = await clientWithSecret(clients, name, secret);
    if (client !== undefined) {
      const { accountId, roles } = client;
      return { accountId, principals: [`client#${name}`], scopes: client.scopes, roles };
    }
    const user = await userWithPassword(users, isPassword, name, secret);
    if (user === undefined) return undefined;
    const { accountId, roles, passwordId } = user;
    return { accountId, principals: [`user#${name}`], passwordId, scopes, roles };
  };
}
