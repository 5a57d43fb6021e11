import { isContainerId } from '../../lambdas/model/containers/container.ts';
import { isAccountId } from '../../lambdas/model/identity/account.ts';
import { SLUG } from '../../lambdas/model/identity/roles.ts';

const isSlug = (name: string) => SLUG.test(name);

/** The check of the name after each kind of list. */
const names: ReadonlyMap<string, (name: string) => boolean> = new Map([
  ['account', isAccountId],
  ['containers', isAccountId],
  ['container', isContainerId],
  ['organization', isSlug],
  ['projects', isSlug],
  ['project', (name) => /^[^/]+\/[^/]+$/.test(name) && name.split('/').every(isSlug)],
]);

/** Whether a text names a list as its partitions do, without the shard. */
export function isList(text: string): boolean {
  const [kind = ''] = text.split('#', 1);
  return names.get(kind)?.(text.slice(kind.length + 1)) ?? false;
}
