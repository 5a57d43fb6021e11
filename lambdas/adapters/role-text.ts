import { parseRoles, type Roles } from '../domain/roles.ts';
import type { Item } from './attributes.ts';

/** Roles as one text attribute: they are few, and read and written together. */
export function rolesText(roles: Roles): string {
  return JSON.stringify(roles);
}

/** The roles in a row. */
export function rolesOf(row: Item): Roles {
  return parseRoles(JSON.parse(row['roles']?.S ?? '{}'));
}
