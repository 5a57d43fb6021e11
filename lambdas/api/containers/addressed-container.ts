import type { Container } from '../../model/containers/container.ts';
import { ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';

/** The container in the path. Throws the same problem for an unknown one and for another account's. */
export async function addressedContainer(
  containers: Pick<ContainerStore, 'find'>,
  request: ApiRequest,
  caller: Caller,
): Promise<Container> {
  const id = (request.pathParameters['id'] ?? '').toLowerCase();
  const container = await ownContainer(containers, caller.accountId, id);
  if (container === undefined) throw containerNotFound();
  return container;
}

export function containerNotFound(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'Container does not exist.' });
}
