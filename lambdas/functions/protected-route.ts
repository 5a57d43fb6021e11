import { createAuthentication } from '../api/authentication/authentication.ts';
import { createSecretVerification } from '../api/authentication/secret-verification.ts';
import type { ApiRequest } from '../api/serving/request.ts';
import type { ApiResponse } from '../api/serving/response.ts';
import { type HttpHandler, serve } from '../api/serving/serve.ts';
import { accessTokenVerifier } from '../aws/access-token-verifier.ts';
import { createAdmission } from '../model/identity/admission.ts';
import type { Caller } from '../model/identity/token.ts';
import type { Platform } from '../platform.ts';
import { type RouteName, routes } from '../routes.ts';
import { admissionRecords } from '../table/admission.ts';
import { clientRecords } from '../table/clients.ts';
import { userRecords } from '../table/users.ts';
import { type Context, openContext } from './context.ts';
import { passwordCheck } from './password-check.ts';

type ProtectedRoute = {
  [Name in RouteName]: (typeof routes)[Name]['access'] extends 'public' ? never : Name;
}[RouteName];

/**
 * The function of a route that requires a token or a secret with the scope in the route table. `wire` gives the handler
 * its dependencies.
 */
export function protectedRoute(
  name: ProtectedRoute,
  wire: (context: Context) => (request: ApiRequest, caller: Caller) => Promise<ApiResponse>,
): (platform: Platform) => HttpHandler {
  const { door, maximumBodyBytes, access } = routes[name];
  return (platform) => {
    const context = openContext(platform);
    const { table, now } = context;
    const respond = wire(context);
    const authenticate = createAuthentication({
      verifyToken: accessTokenVerifier(platform),
      verifySecret: createSecretVerification({
        clients: clientRecords(table),
        users: userRecords(table),
        isPassword: passwordCheck(platform),
      }),
      admit: createAdmission(admissionRecords(table), now),
    });
    return serve(platform, {
      name,
      door,
      maximumBodyBytes,
      authenticate: (request) => authenticate(request, access),
      respond: async (request, caller) => {
        if (caller === undefined) throw new Error('A protected route was reached without a caller.');
        return respond(request, caller);
      },
    });
  };
}
