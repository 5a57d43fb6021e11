/** The roles in an organization or a project; each includes the rights of the ones before it. */
export const roles = ['viewer', 'contributor', 'manager'] as const;
export type Role = (typeof roles)[number];

/** Roles by organization (`acme`) or project (`acme/survey`), as they were granted. */
export type Roles = Readonly<Record<string, Role>>;

/** The name of an organization or a project in addresses. */
export const SLUG = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export function isRole(text: unknown): text is Role {
  return roles.some((role) => role === text);
}

/** The role in an organization. */
export function organizationRole(granted: Roles, organization: string): Role | undefined {
  return Object.hasOwn(granted, organization) ? granted[organization] : undefined;
}

/** The role in a project: the better one of the project's own and the organization's. */
export function projectRole(granted: Roles, organization: string, project: string): Role | undefined {
  const own = organizationRole(granted, `${organization}/${project}`);
  const inherited = organizationRole(granted, organization);
  return roles.findLast((role) => role === own || role === inherited);
}

/** Reads roles from a token or a record; invalid ones are left out. */
export function parseRoles(value: unknown): Roles {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, role]) => (isRole(role) ? [[name, role]] : [])),
  );
}

const ranks: Readonly<Record<Role, number>> = { viewer: 1, contributor: 2, manager: 3 };

/** Whether a role includes the rights of another. */
export function atLeast(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ranks[role] >= ranks[needed];
}
