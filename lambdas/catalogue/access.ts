import { atLeast } from '../domain/catalogue.ts';
import type { CatalogueResource, CatalogueStore } from '../domain/catalogue-ports.ts';
import type { ObjectStore } from '../domain/ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { isResourceId } from '../domain/reference.ts';
import { isLive } from '../domain/resource.ts';
import type { Caller } from '../domain/token.ts';
import { roleIn } from './address.ts';

export interface AccessDependencies {
  readonly catalogue: Pick<CatalogueStore, 'find'>;
  readonly objects: Pick<ObjectStore, 'find'>;
  readonly now: () => number;
}

/** The words of the specification for what somebody may see but not do. */
export const NOT_ALLOWED = {
  create: 'You are not allowed to create new resources.',
  update: 'You are not allowed to update the resource.',
  delete: 'You are not allowed to delete the resource.',
} as const;

/**
 * A resource that the caller may see: one of their account, or of an organization or project in which they have a
 * role. "The existence of entities should not be revealed": everything else is the same 404, after the same read.
 */
export async function visibleResource(
  { catalogue, objects, now }: AccessDependencies,
  caller: Caller,
  id: string,
): Promise<CatalogueResource> {
  const found = await catalogue.find(isResourceId(id) ? id : NO_ID);
  if (found === undefined || !mayView(found, caller) || !isLive(found.resource, now())) throw doesNotExist();
  if (found.resource.status === 'available') return found;
  // The record learns of an upload a moment later.
  const uploaded = await objects.find(found.resource.objectKey);
  if (uploaded === undefined) throw doesNotExist();
  return found;
}

/** Looked up for what cannot be an id, so that it takes the same time. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Throws a problem unless the caller may change the resource: their account's own, or as a manager of one of its lists. */
export function checkMayChange(found: CatalogueResource, caller: Caller, message: string): void {
  const isManager = found.lists.some((list) => atLeast(roleIn(list, caller.roles), 'manager'));
  if (found.resource.accountId !== caller.accountId && !isManager) {
    throw new ProblemError({ code: 'forbidden', message });
  }
}

function mayView({ resource, lists }: CatalogueResource, caller: Caller): boolean {
  return (
    resource.accountId === caller.accountId || lists.some((list) => roleIn(list, caller.roles) !== undefined)
  );
}

export function doesNotExist(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'Resource does not exist' });
}
