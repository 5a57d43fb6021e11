import { type AccessDependencies, findVisible, mayChange, seesIn } from '../../model/catalogue/access.ts';
import type { CatalogueResource } from '../../model/catalogue/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ResourceAddress } from './address.ts';

/** A resource that the caller may see, in the list of its address. Throws the same problem for every other resource. */
export async function visibleResource(
  dependencies: AccessDependencies,
  caller: Caller,
  { id, list }: Pick<ResourceAddress, 'id' | 'list'>,
): Promise<CatalogueResource> {
  const found = await findVisible(dependencies, caller, id);
  if (found === undefined || (list !== undefined && !seesIn(found, list, caller))) throw doesNotExist();
  return found;
}

/** Throws a problem with the message unless the caller may change the resource. */
export function checkMayChange(found: CatalogueResource, caller: Caller, message: string): void {
  if (!mayChange(found, caller)) throw new ProblemError({ code: 'forbidden', message });
}

export function doesNotExist(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'Resource does not exist' });
}
