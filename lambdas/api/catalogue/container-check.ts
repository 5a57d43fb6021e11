import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import { invalidField } from './invalid-field.ts';

/**
 * Throws a problem unless a request may put an account's resource into this container, or out of one with null. Only
 * the account itself uses its containers: a manager of its resource can do neither, and cannot find out by trying which
 * containers exist.
 */
export async function checkContainer(
  { containers }: { readonly containers: Pick<ContainerStore, 'find'> },
  { accountId }: Caller,
  resourceAccountId: string,
  id: string | null | undefined,
): Promise<void> {
  if (id === undefined) return;
  const isOwn = accountId === resourceAccountId;
  if (isOwn && (id === null || (await ownContainer(containers, accountId, id)) !== undefined)) return;
  throw invalidField('container_id', `This ${NO_CONTAINER}`);
}
