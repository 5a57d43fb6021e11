import { SLUG } from '../../model/identity/roles.ts';
import type { List } from '../../model/lists/list.ts';
import type { Method } from '../../routes.ts';

/** What a path of the catalogue leads to. */
export type Address =
  | { readonly kind: 'all' }
  | { readonly kind: 'list'; readonly list: List; readonly entityType: 'organization' | 'project' }
  | { readonly kind: 'resource'; readonly id: string };

/** What can be done at an address. */
export function methodsAt({ kind }: Address): readonly Method[] {
  return kind === 'resource' ? ['GET', 'PATCH', 'DELETE'] : ['GET', 'POST'];
}

/** Reads a path, with or without the slash at its end. Nothing where it leads nowhere. */
export function addressOf(path: string): Address | undefined {
  const [root, ...rest] = path.replace(/\/$/, '').split('/').slice(1);
  if (root === 'resources') return resourceAddress(rest);
  const [organization, project, slug, ...more] = rest;
  if (root !== 'organizations' || organization === undefined || !SLUG.test(organization)) return undefined;
  if (project === 'resources' && slug === undefined) {
    return { kind: 'list', list: `organization#${organization}`, entityType: 'organization' };
  }
  // "project" in the specification's examples, "projects" as in "organizations".
  const isProject = (project === 'project' || project === 'projects') && more.join('/') === 'resources';
  if (!isProject || slug === undefined || !SLUG.test(slug)) return undefined;
  return { kind: 'list', list: `project#${organization}/${slug}`, entityType: 'project' };
}

function resourceAddress([id, ...more]: readonly string[]): Address | undefined {
  if (id === undefined) return { kind: 'all' };
  return more.length === 0 ? { kind: 'resource', id } : undefined;
}
