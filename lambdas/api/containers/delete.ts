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
import { acquireLease } from '../../model/jobs/lease.ts';
import type { JobStarter, JobStore } from '../../model/jobs/ports.ts';
import { runSteps } from '../../model/jobs/steps.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer } from './addressed-container.ts';
import { cloneResponse, containerResponse } from './container-response.ts';
import { readTraverse } from './deletion-query.ts';

export interface Dependencies extends ContainerDeletionDependencies {
  readonly containers: ContainerDeletionDependencies['containers'] & Pick<ContainerStore, 'find' | 'isEmpty'>;
  readonly deletions: JobStore<ContainerDeletion>;
  readonly starter: JobStarter;
  readonly uploadWindowSeconds: number;
}

/**
 * `DELETE /containers/{id}`: deletes an empty container, or with `?traverse=true` one with everything in it. The answer
 * has the container as it was: 200 when it is gone, 202 when the rest is deleted in the background. Either way it is
 * hidden from now on.
 */
export function deleteContainer(dependencies: Dependencies) {
  const { containers, clones, uploadWindowSeconds, now } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const traverse = readTraverse(request.query);
    const container = await addressedContainer(containers, request, caller);
    const clone = await clones.find(cloneKey(caller.accountId));
    if (clone !== undefined && involves(clone, container)) throw beingCloned(clone);
    if (traverse)
      return json(
        (await deletedAtOnce(dependencies, container, caller)) ? 200 : 202,
        containerResponse(container),
      );
    const time = now();
    if (!(await containers.isEmpty(container.id, time, time - uploadWindowSeconds * 1000))) throw notEmpty();
    // Its author is noted before it goes.
    await containers.hide(container.id, time, actorOf(caller));
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
  const lease = await acquireLease(deletions, key, now);
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

/** Whether a clone copies the container or has just added it: an interrupted clone would add it again. */
function involves({ fromContainerId, toContainerId }: CloneWork, { id }: Container): boolean {
  return fromContainerId === id || toContainerId === id;
}

function notEmpty(): ProblemError {
  return invalid(
    'The container is not empty: delete its resources first, or everything at once with ?traverse=true.',
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
