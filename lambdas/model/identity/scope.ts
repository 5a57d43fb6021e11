/** The scopes of access tokens (RFC 6749 section 3.3). */
export const scopes = ['resources:read', 'resources:write'] as const;
export type Scope = (typeof scopes)[number];

export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
