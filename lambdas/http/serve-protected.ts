import { accessTokenVerifier } from '../adapters/access-token-verifier.ts';
import { createAdmission } from '../domain/admission.ts';
import { createPasswordCheck } from '../domain/password-check.ts';
import type { Caller } from '../domain/token.ts';
import type { Platform } from '../platform.ts';
import { type RouteName, routes } from '../routes.ts';
import { admissionRecords } from '../table/admission.ts';
import { clientRecords } from '../table/clients.ts';
import type { Table } from '../table/table.ts';
import { userRecords } from '../table/users.ts';
import { createAuthentication } from './authentication.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse } from './response.ts';
import { createSecretVerification } from './secret-verification.ts';
import { type HttpHandler, serve } from './serve.ts';

type ProtectedRoute = {
  [Name in RouteName]: (typeof routes)[Name]['access'] extends 'public' ? never : Name;
}[RouteName];

/** Serves a route to whoever brings a token or a secret with the scope that the table asks for. */
export function serveProtected(
  platform: Platform,
  name: ProtectedRoute,
  table: Table,
  respond: (request: ApiRequest, caller: Caller) => Promise<ApiResponse>,
): HttpHandler {
  const { door, maximumBodyBytes, access } = routes[name];
  const authenticate = createAuthentication({
    verifyToken: accessTokenVerifier(platform),
    verifySecret: createSecretVerification({
      clients: clientRecords(table),
      users: userRecords(table),
      isPassword: createPasswordCheck(platform.now),
    }),
    admit: createAdmission(admissionRecords(table), platform.now),
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
}
