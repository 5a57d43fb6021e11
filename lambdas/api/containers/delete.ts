import { type CloneWork, cloneKey } from '../../model/containers/clone/clone.ts';
import type { Container } from '../../model/containers/container.ts';
import {
  type ContainerDeletion,
  type ContainerDeletionDependencies,
  deletionJob,
  deletionKey,
  newDeletion,
} from '../../model/containers/deletion.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { takeUp } from '../../model/jobs/lease.ts';
import type { JobStarter, JobStore } from '../../model/jobs/ports.ts';
import { runSteps } from '../../model/jobs/steps.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer } from './addressed-container.ts';
import { cloneResponse, containerResponse } from './container-response.ts';

export interface Dependencies extends ContainerDeletionDependencies {
  readonly containers: ContainerDeletionDependencies['containers'] & Pick<ContainerStore, 'find' | 'isEmpty'>;
  readonly deletions: JobStore<ContainerDeletion>;
  readonly starter: JobStarter;
  readonly uploadWindowSeconds: number;
}

/**
 * `DELETE /containers/{id}`: an empty container, or with `?traverse=true` one with all that is in it. The answer tells
 * what the container was: 200 when it is gone, 202 when the rest is deleted in the background. Either way it is not
 * seen any more.
 */
export function deleteContainer(dependencies: Dependencies) {
  const { containers, clones, uploadWindowSeconds, now } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const traverse = readTraverse(request.query);
    const container = await addressedContainer(containers, request, caller);
    const clone = await clones.find(cloneKey(caller.accountId));
    if (clone !== undefined && concerns(clone, container)) throw beingCloned(clone);
    if (traverse)
      return json(
        (await deletedAtOnce(dependencies, container, caller)) ? 200 : 202,
        containerResponse(container),
      );
    const time = now();
    if (!(await containers.isEmpty(container.id, time, time - uploadWindowSeconds * 1000))) throw notEmpty();
    await containers.remove(container.id);
    return json(200, containerResponse(container));
  };
}

/** Deletes a container and up to a page of resources. False when the rest is left to the background. */
async function deletedAtOnce(
  dependencies: Dependencies,
  container: Container,
  caller: Caller,
): Promise<boolean> {
  const { deletions, starter, now } = dependencies;
  const key = deletionKey(container.id);
  await deletions.add(key, newDeletion(container, actorOf(caller)));
  const lease = await takeUp(deletions, key, now);
  if (lease !== undefined) {
    const run = runSteps(deletionJob(dependencies), lease, isFirstPage);
    // The background tries again what fails here, and reports it.
    if ((await run.catch(() => 'failed')) === 'done') return true;
    await lease.release(now()).catch(() => {});
  }
  await starter.start(key);
  return false;
}

function isFirstPage({ stage }: ContainerDeletion): boolean {
  return stage.at === 'hiding' || stage.after === undefined;
}

/** Whether a clone copies the container, or has just made it: one that is cut off before its end makes it again. */
function concerns({ fromContainerId, toContainerId }: CloneWork, { id }: Container): boolean {
  return fromContainerId === id || toContainerId === id;
}

function readTraverse(query: string): boolean {
  const parameters = [...new URLSearchParams(query)];
  const [traverse = ['traverse', 'false'], ...more] = parameters;
  const [name, value] = traverse;
  if (name === 'traverse' && (value === 'true' || value === 'false') && more.length === 0)
    return value === 'true';
  throw invalid('The query is not valid: it may be traverse=true or traverse=false, and nothing else.');
}

function notEmpty(): ProblemError {
  return invalid(
    'The container is not empty: delete what is in it first, or all at once with ?traverse=true.',
  );
}

function invalid(message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message });
}

function beingCloned(clone: CloneWork): ProblemError {
  return new ProblemError({
    code: 'locked',
    message: 'Cannot delete the container as there is an existing clone process in progress for it.',
    data: cloneResponse(clone),
  });
}
