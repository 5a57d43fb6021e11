import * as v from 'valibot';
import { scopes } from '../../model/identity/scope.ts';
import type { Operation } from '../description/operation.ts';

const texts = v.array(v.string());

export const authorizationServerSchema = v.object({
  issuer: v.string(),
  token_endpoint: v.string(),
  jwks_uri: v.string(),
  scopes_supported: texts,
  response_types_supported: texts,
  grant_types_supported: texts,
  token_endpoint_auth_methods_supported: texts,
});

export const authorizationServerOperation: Operation = {
  path: '/.well-known/oauth-authorization-server',
  method: 'GET',
  summary: 'Get the metadata of the token endpoint',
  description: 'What OAuth clients can find out about this service (RFC 8414).',
  answers: {
    200: {
      description: 'The metadata.',
      content: {
        'application/json': {
          schema: authorizationServerSchema,
          example: {
            issuer: 'https://media.example',
            token_endpoint: 'https://media.example/oauth/token',
            jwks_uri: 'https://media.example/.well-known/jwks.json',
            scopes_supported: scopes,
            response_types_supported: [],
            grant_types_supported: ['client_credentials', 'password'],
            token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
          },
        },
      },
    },
  },
};
