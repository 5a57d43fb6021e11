import type { Container } from '../domain/container.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { ownContainer } from '../domain/own-container.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';

/** The caller's container in the path. Throws the same problem for another account's and for none. */
export async function addressedContainer(
  containers: Pick<ContainerStore, 'find'>,
  request: ApiRequest,
  caller: Caller,
): Promise<Container> {
  const id = (request.pathParameters['id'] ?? '').toLowerCase();
  const container = await ownContainer(containers, caller.accountId, id);
  if (container === undefined) throw noContainer();
  return container;
}

export function noContainer(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'Container does not exist.' });
}
