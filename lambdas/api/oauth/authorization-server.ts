import { scopes } from '../../model/identity/scope.ts';
import { type ApiResponse, json } from '../serving/response.ts';

/** `GET /.well-known/oauth-authorization-server` (RFC 8414 section 3). */
export function authorizationServer(baseUrl: string) {
  const response = json(
    200,
    {
      issuer: baseUrl,
      token_endpoint: `${baseUrl}/oauth/token`,
      jwks_uri: `${baseUrl}/.well-known/jwks.json`,
      scopes_supported: scopes,
      // Required by RFC 8414 section 2; there is no authorization endpoint, hence no response type.
      response_types_supported: [],
      grant_types_supported: ['client_credentials', 'password'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    },
    { 'cache-control': 'public, max-age=3600' },
  );
  return async (): Promise<ApiResponse> => response;
}
