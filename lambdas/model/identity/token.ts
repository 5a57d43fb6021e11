import type { Roles } from './roles.ts';
import type { Scope } from './scope.ts';

/** Signs with ES256: the 64 bytes of r and s (RFC 7518 section 3.4). */
export type TokenSigner = (input: string) => Promise<Uint8Array>;

/** The claims of an access token (RFC 9068 section 2.2); times are in seconds since 1970. */
export interface AccessTokenClaims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly client_id: string;
  readonly account_id: string;
  readonly scope: string;
  readonly roles: Roles;
  /** The id of the user's password, in tokens of the password grant. */
  readonly password_id?: string | undefined;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

/** RFC 9068 section 2.1. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** A signed access token in JWS compact serialization (RFC 7515 section 7.1). */
export async function signAccessToken(
  sign: TokenSigner,
  keyId: string,
  claims: AccessTokenClaims,
): Promise<string> {
  const input = `${encoded({ alg: 'ES256', typ: ACCESS_TOKEN_TYPE, kid: keyId })}.${encoded(claims)}`;
  return `${input}.${Buffer.from(await sign(input)).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The authenticated caller of a request. */
export interface Caller {
  readonly accountId: string;
  /** Checked for being disabled or deleted, and for limits: `client#ID`, `user#NAME`, or both if a client acts for a user. */
  readonly principals: readonly string[];
  /** The id of the user's password behind the credentials. A client has none. */
  readonly passwordId?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly roles: Roles;
  /** Whether the account has a quota, as the admission says. */
  readonly hasQuota?: boolean;
}

/** Whose a caller's new file becomes, who brings it, and whether it counts against a quota. */
export function ownerOf(caller: Pick<Caller, 'accountId' | 'principals' | 'hasQuota'>) {
  const { accountId, hasQuota: counted = false } = caller;
  return { accountId, by: actorOf(caller), counted };
}

/** The author of a change in a record. */
export function actorOf({ principals }: Pick<Caller, 'principals'>): string {
  return principals.join(' ');
}
