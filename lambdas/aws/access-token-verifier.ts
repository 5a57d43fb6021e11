import { JwtVerifier } from 'aws-jwt-verify';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import { CONSOLE_CLIENT } from '../model/identity/account.ts';
import { parseRoles } from '../model/identity/roles.ts';
import { isScope } from '../model/identity/scope.ts';
import { ACCESS_TOKEN_TYPE, type Caller } from '../model/identity/token.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';

/** Valid tokens that an instance remembers; a client uses one for an hour, and checking it costs 0.1 ms. */
const REMEMBERED_TOKENS = 1000;

interface VerifiedToken {
  readonly caller: Caller;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Checks access tokens (RFC 9068 section 4) against the deployment's own keys, without a remote call. Returns a token's
 * caller, or undefined for any token that is not exactly one of ours.
 */
export function accessTokenVerifier(platform: Platform): (token: string) => Caller | undefined {
  const baseUrl = setting(platform, 'BASE_URL');
  const verifier = JwtVerifier.create({
    issuer: baseUrl,
    audience: baseUrl,
    jwksUri: `${baseUrl}/.well-known/jwks.json`,
    // The library reads the machine's clock; the end of a token is checked below, against the platform's.
    graceSeconds: Infinity,
  });
  verifier.cacheJwks(JSON.parse(setting(platform, 'VERIFICATION_KEYS')));
  const remembered = new Map<string, VerifiedToken>();

  function verified(token: string): VerifiedToken | undefined {
    if (!isCanonical(token)) return undefined;
    try {
      const { header } = decomposeUnverifiedJwt(token);
      if (header.typ !== ACCESS_TOKEN_TYPE || header.alg !== 'ES256') return undefined;
      const { exp, sub, client_id, account_id, scope, roles, password_id } = verifier.verifySync(token);
      if (typeof exp !== 'number' || typeof client_id !== 'string' || typeof account_id !== 'string')
        return undefined;
      const caller = {
        accountId: account_id,
        principals: principalsOf(client_id, sub),
        passwordId: typeof password_id === 'string' ? password_id : undefined,
        scopes: String(scope).split(' ').filter(isScope),
        roles: parseRoles(roles),
      };
      return { caller, expiresAt: exp };
    } catch {
      // The caller learns only that the token is invalid, not why.
      return undefined;
    }
  }

  return function verify(token) {
    const known = remembered.get(token) ?? verified(token);
    if (known === undefined || known.expiresAt * 1000 <= platform.now()) {
      remembered.delete(token);
      return undefined;
    }
    if (remembered.size >= REMEMBERED_TOKENS) remembered.clear();
    remembered.set(token, known);
    return known.caller;
  };
}

/** RFC 9068 section 2.2: the subject is the client itself, or the user that it acts for. A public client is nobody. */
function principalsOf(clientId: string, subject: string | undefined): string[] {
  if (clientId === CONSOLE_CLIENT) return [`user#${subject}`];
  return [
    `client#${clientId}`,
    ...(subject === undefined || subject === clientId ? [] : [`user#${subject}`]),
  ];
}

/** Whether decoding and encoding the parts gives the same characters: no padding, no stray bits, nothing skipped. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
