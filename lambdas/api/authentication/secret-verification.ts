import { isUsableName } from '../../model/identity/account.ts';
import type { ClientStore, UserStore } from '../../model/identity/ports.ts';
import { scopes } from '../../model/identity/scope.ts';
import { isSecret } from '../../model/identity/secret.ts';
import type { Caller } from '../../model/identity/token.ts';

export interface SecretVerificationDependencies {
  readonly clients: Pick<ClientStore, 'find'>;
  readonly users: Pick<UserStore, 'find'>;
  readonly isPassword: (password: string, hash: string | undefined) => Promise<boolean>;
}

/**
 * Checks what HTTP Basic brings: a client's id and secret, or a user's name and password. Whatever is wrong, a
 * password is checked in the end, so that no name answers faster than another.
 */
export function createSecretVerification({ clients, users, isPassword }: SecretVerificationDependencies) {
  return async function verify(name: string, secret: string): Promise<Caller | undefined> {
    if (!isUsableName(name)) return undefined;
    const client = await clients.find(name);
    if (client !== undefined && isSecret(secret, client.secretHash)) {
      return {
        accountId: client.accountId,
        principals: [`client#${name}`],
        scopes: client.scopes,
        roles: client.roles,
      };
    }
    const user = await users.find(name);
    if (!(await isPassword(secret, user?.passwordHash)) || user === undefined) return undefined;
    return { accountId: user.accountId, principals: [`user#${name}`], scopes, roles: user.roles };
  };
}
