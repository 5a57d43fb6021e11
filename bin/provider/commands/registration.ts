import {
  generatePassword,
  registerClient,
  registerUser,
} from '../../../lambdas/model/identity/registration.ts';
import { hashSecret, newSecret } from '../../../lambdas/model/identity/secret.ts';
import { command } from '../command.ts';
import { CLIENT_OR_USER, findPrincipal, nameOf, removePrincipal, unknown } from '../principal.ts';
import { tellOfQuota } from './quota.ts';
import { checkNotRemoved } from './removal.ts';

export const create = command({
  does: [
    'Make a client of an account, and a user with --user. Secret and password are printed once and not stored.',
    'SCOPES are resources:read, resources:write or, as without --scope, both with a comma between them.',
  ],
  needs: ['account'],
  allows: ['user', 'scope', 'token-lifetime', 'requests-per-second'],
  async *run(accounts, { account, user: username, scope: scopes, ...given }) {
    const { clients, users, now } = accounts;
    await checkNotRemoved(accounts, account);
    const { 'token-lifetime': tokenLifetimeSeconds, 'requests-per-second': requestsPerSecond } = given;
    const { client, secret } = registerClient(
      {
        accountId: account,
        ...(scopes === undefined ? {} : { scopes }),
        ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
        ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
      },
      now(),
    );
    const signIn = [
      ['account', account],
      ['client_id', client.clientId],
      ['client_secret', secret],
    ];
    if (username !== undefined) {
      const { user, password } = await registerUser(username, account, now(), client.requestsPerSecond);
      // The user comes first, so that a taken name leaves nothing behind.
      if (!(await users.add(user)))
        throw new Error(`The user name ${username} is taken: choose another one.`);
      signIn.push(['username', username], ['password', password]);
    }
    await clients.add(client);
    await tellOfQuota(accounts, account, client.clientId, username);
    for (const [name = '', value] of signIn) yield `${name.padEnd(13)}  ${value}`;
    yield 'Keep these: the secret and the password cannot be shown again.';
  },
});

export const rotateSecret = command({
  does: ["Replace a client's secret. Tokens made with the old one are good until they expire."],
  needs: ['CLIENT_ID'],
  async *run({ clients }, { CLIENT_ID: clientId }) {
    const secret = newSecret();
    if (!(await clients.update(clientId, { secretHash: hashSecret(secret) })))
      throw unknown({ CLIENT_ID: clientId });
    yield `client_id      ${clientId}`;
    yield `client_secret  ${secret}`;
    yield 'The old secret is no longer valid; its tokens are, until they expire.';
  },
});

export const resetPassword = command({
  does: ["Replace a user's password, and refuse the old one and the tokens made with it."],
  needs: ['user'],
  async *run({ users }, { user }) {
    const { password, ...stored } = await generatePassword();
    if (!(await users.update(user, stored))) throw unknown({ user });
    yield `username       ${user}`;
    yield `password       ${password}`;
    yield 'Keep it: it cannot be shown again. The old password is no longer valid, nor are its tokens after some seconds.';
  },
});

export const deletion = command({
  does: [
    'Delete a client or a user, and refuse them even with valid tokens. Files stay with the account. The name of a',
    'user may be given again.',
  ],
  oneOf: CLIENT_OR_USER,
  async *run(accounts, who) {
    const { accountId } = await findPrincipal(accounts, who);
    await removePrincipal(accounts, who);
    yield `The ${nameOf(who)} is deleted, and refused within seconds, even with valid tokens.`;
    yield `Its uploads stay with the account ${accountId}.`;
  },
});
