import type { Roles } from '../../model/identity/roles.ts';
import { entity, flag, json, number, optional, text, texts } from '../entity.ts';

/**
 * The counter of a client's or a user's requests in the current second. It changes with almost every request, so it is
 * in a row that no index copies.
 */
const admissionAttributes = {
  requestsPerSecond: number('requests_per_second'),
  disabled: flag('disabled'),
  hasQuota: optional(flag('has_quota')),
  admissionSecond: optional(number('admission_second')),
  admissionLeft: optional(number('admission_left')),
};

export const client = entity({
  key: (clientId: string) => ({ pk: `client#${clientId}`, sk: 'client' }),
  attributes: {
    ...admissionAttributes,
    accountId: text('account_id'),
    secretHash: text('secret_hash'),
    scopes: texts('scopes'),
    tokenLifetimeSeconds: number('token_lifetime'),
    roles: json<Roles>('roles'),
    createdAt: number('created_at'),
  },
});

export const user = entity({
  key: (username: string) => ({ pk: `user#${username}`, sk: 'user' }),
  attributes: {
    ...admissionAttributes,
    accountId: text('account_id'),
    passwordHash: text('password_hash'),
    passwordId: optional(text('password_id')),
    roles: json<Roles>('roles'),
    createdAt: number('created_at'),
  },
});

/** The operators' lists. */
export const CLIENTS = 'clients';
export const USERS = 'users';

/** A client or a user in the operators' list: a row of its own, since requests keep changing the other one. */
export const directoryEntry = entity({
  key: (kind: 'client' | 'user', name: string) => ({ pk: `${kind}#${name}`, sk: 'directory' }),
  attributes: { accountId: text('account_id'), name: text('name') },
  indexes: ({ accountId, name }, kind) => ({
    gsi1: {
      partition: kind === 'client' ? CLIENTS : USERS,
      sort: `${accountId}#${[...name].slice(0, 200).join('')}`,
    },
  }),
});

/** A secret of the deployment. */
export const secret = entity({
  key: (name: string) => ({ pk: `secret#${name}`, sk: 'secret' }),
  attributes: { value: text('value') },
});
