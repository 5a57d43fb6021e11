import { SLUG } from '../../model/identity/roles.ts';
import type { List } from '../../model/lists/list.ts';
import type { Method } from '../../routes.ts';
import { withoutSlash } from '../serving/path.ts';

/** The target of a catalogue path. */
export type Address =
  | { readonly kind: 'all' }
  | { readonly kind: 'list'; readonly list: List; readonly entityType: 'organization' | 'project' }
  | ResourceAddress;

/** A resource, in general or as one of a list. */
export interface ResourceAddress {
  readonly kind: 'resource';
  readonly id: string;
  readonly list?: List;
}

/** The methods that an address supports. */
export function methodsAt({ kind }: Address): readonly Method[] {
  return kind === 'resource' ? ['GET', 'HEAD', 'PATCH', 'PUT', 'DELETE'] : ['GET', 'HEAD', 'POST'];
}

/** Parses a path, with or without a trailing slash. Undefined for an unknown one. */
export function addressOf(path: string): Address | undefined {
  const [root, ...rest] = withoutSlash(path).split('/').slice(1);
  if (root === 'resources') return within({ kind: 'all' }, rest);
  const [organization, kind, ...more] = rest;
  if (root !== 'organizations' || organization === undefined || !SLUG.test(organization)) return undefined;
  if (kind === 'resources') {
    return within({ kind: 'list', list: `organization#${organization}`, entityType: 'organization' }, more);
  }
  const [project, resources, ...last] = more;
  // "project" in the specification's examples, "projects" as in "organizations".
  if ((kind !== 'project' && kind !== 'projects') || resources !== 'resources') return undefined;
  if (project === undefined || !SLUG.test(project)) return undefined;
  return within({ kind: 'list', list: `project#${organization}/${project}`, entityType: 'project' }, last);
}

/** A list itself, or the resource in it that the rest of its path names. */
function within(
  list: Exclude<Address, ResourceAddress>,
  [id, ...more]: readonly string[],
): Address | undefined {
  if (id === undefined) return list;
  if (more.length > 0) return undefined;
  return { kind: 'resource', id, ...(list.kind === 'list' ? { list: list.list } : {}) };
}
