import * as v from 'valibot';
import type { Operation } from '../description/operation.ts';
import { tokenRequestSchema } from './token-request.ts';

export const tokenSchema = v.object({
  access_token: v.string(),
  token_type: v.literal('Bearer'),
  issued_at: v.pipe(v.string(), v.description('Milliseconds since 1970.')),
  expires_in: v.pipe(v.string(), v.description('Seconds.')),
  scope: v.string(),
});

const example = { grant_type: 'client_credentials', client_id: 'acme-client', client_secret: 'its secret' };

export const issueTokenOperation: Operation = {
  path: '/oauth/token',
  method: 'POST',
  summary: 'Get an access token',
  description:
    "The client credentials grant and the resource owner's password grant (RFC 6749 sections 4.3 and 4.4). The client " +
    'sends its id and secret in the body, or with HTTP Basic. A page that cannot keep a secret gets a token for a user ' +
    'with `client_id=console` alone: it has the account, the scopes and the limit of the user.',
  body: {
    'application/x-www-form-urlencoded': { schema: tokenRequestSchema, example },
    'application/json': { schema: tokenRequestSchema, example },
  },
  answers: {
    200: {
      description: 'The token.',
      content: {
        'application/json': {
          schema: tokenSchema,
          example: {
            access_token: 'eyJ…',
            token_type: 'Bearer',
            issued_at: '1769817600000',
            expires_in: '3600',
            scope: 'resources:read resources:write',
          },
        },
      },
    },
  },
  problems: {
    'invalid-request': 'grant_type is missing: client_credentials or password.',
    'credentials-refused': 'The client is unknown or its secret is wrong.',
    'credentials-missing': 'client_id and client_secret are needed, in the body or with HTTP Basic.',
    'unsupported-grant-type': 'grant_type must be client_credentials or password.',
    'invalid-grant': 'The user is unknown or the password is wrong.',
    'invalid-scope': 'scope may hold only what the client is registered for: resources:read resources:write.',
    'too-many-requests': 'Too many requests: wait as long as Retry-After says.',
  },
};
