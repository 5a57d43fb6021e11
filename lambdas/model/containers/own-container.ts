import { type Container, isContainerId } from './container.ts';
import type { ContainerStore } from './ports.ts';

/** What keeps a resource from being put into a container, in words that read on from the field's name. */
export const NO_CONTAINER = 'must be the id of a container of yours';

/** The account's container with this id; nothing where there is none, or it is another account's. */
export async function ownContainer(
  containers: Pick<ContainerStore, 'find'>,
  accountId: string,
  id: string,
): Promise<Container | undefined> {
  const container = isContainerId(id) ? await containers.find(id) : undefined;
  return container?.accountId === accountId ? container : undefined;
}
