import { atLeast, organizationRole, projectRole, type Role, type Roles } from '../identity/roles.ts';
import type { Caller } from '../identity/token.ts';
import { type List, projectsOf } from '../lists/list.ts';
import { isResourceId } from '../resources/reference.ts';
import { isLive } from '../resources/resource.ts';
import { type UploadDependencies, withUpload } from '../resources/upload.ts';
import type { CatalogueResource, CatalogueStore } from './ports.ts';

export interface AccessDependencies extends UploadDependencies {
  readonly catalogue: Pick<CatalogueStore, 'find'>;
  readonly now: () => number;
}

/** Looked up instead of an invalid id, so that the answer takes the same time. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * A resource that the caller may see: one of their account, or of an organization or project in which they have a role.
 * Undefined for every other id, after the same read: "the existence of entities should not be revealed".
 */
export async function findVisible(
  dependencies: AccessDependencies,
  caller: Caller,
  id: string,
): Promise<CatalogueResource | undefined> {
  const { catalogue, now } = dependencies;
  const found = await catalogue.find(isResourceId(id) ? id : NO_ID);
  if (found === undefined || !mayView(found, caller) || !isLive(found.resource, now())) return undefined;
  const resource = await withUpload(dependencies, found.resource);
  return resource && { ...found, resource };
}

function mayView({ resource, lists }: CatalogueResource, caller: Caller): boolean {
  return (
    resource.accountId === caller.accountId || lists.some((list) => roleIn(list, caller.roles) !== undefined)
  );
}

/** Whether the caller may change a resource: their account's own, or as a manager of one of its lists. */
export function mayChange({ resource, lists }: CatalogueResource, caller: Caller): boolean {
  return (
    resource.accountId === caller.accountId ||
    lists.some((list) => atLeast(roleIn(list, caller.roles), 'manager'))
  );
}

/** Whether the caller can see a resource in a list: it is their account's, or they have a role there. */
export function seesIn({ resource, lists }: CatalogueResource, list: List, caller: Caller): boolean {
  const looksIn = resource.accountId === caller.accountId || roleIn(list, caller.roles) !== undefined;
  return looksIn && lists.includes(list);
}

/** Whether the caller may take a resource out of a list: it is their account's, or they manage the list. */
export function mayTakeOut({ resource }: CatalogueResource, list: List, caller: Caller): boolean {
  return resource.accountId === caller.accountId || atLeast(roleIn(list, caller.roles), 'manager');
}

/** Whether the caller may put resources into a list. */
export function mayAddTo(list: List, { roles }: Caller): boolean {
  return atLeast(roleIn(list, roles), 'contributor');
}

/** The role that was granted for a list, directly or through its organization. */
export function roleIn(list: List, roles: Roles): Role | undefined {
  const [kind, name = ''] = list.split('#', 2);
  const [organization = '', project = ''] = name.split('/', 2);
  if (kind === 'organization') return organizationRole(roles, organization);
  return kind === 'project' ? projectRole(roles, organization, project) : undefined;
}

/** Every list that the caller may read: their account's own, and those of their roles. */
export function visibleLists({ accountId, roles }: Caller): List[] {
  const granted = Object.keys(roles).flatMap((name): List[] => {
    const [organization = '', project] = name.split('/', 2);
    if (project !== undefined) return [`project#${organization}/${project}`];
    return [`organization#${organization}`, projectsOf(organization)];
  });
  return [`account#${accountId}`, ...granted];
}
