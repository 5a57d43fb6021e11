import { type Container, isContainerId } from './container.ts';
import type { ContainerStore } from './ports.ts';

/** The message for an invalid container id; it continues from the field's name. */
export const NO_CONTAINER = 'must be the id of a container of yours';

/** The account's container with this id. Nothing when it is malformed, unknown or another account's. */
export async function ownContainer(
  containers: Pick<ContainerStore, 'find'>,
  accountId: string,
  id: string,
): Promise<Container | undefined> {
  const container = isContainerId(id) ? await containers.find(id) : undefined;
  return container?.accountId === accountId ? container : undefined;
}
