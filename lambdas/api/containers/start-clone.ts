import { type CloneWork, cloneKey, newClone } from '../../model/containers/clone/clone.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import type { JobStarter, JobStore } from '../../model/jobs/ports.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer, noContainer } from './addressed-container.ts';
import { readCloneName } from './container-request.ts';
import { cloneResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly jobs: Pick<JobStore<CloneWork>, 'add' | 'find'>;
  readonly starter: JobStarter;
  readonly baseUrl: string;
  readonly now: () => number;
}

/**
 * `POST /containers/{id}/clone`: 202 and the job, once it is written down; from then on it survives whatever happens.
 * There is one for each organization: who comes second gets 423 and is told of the first.
 */
export function startClone({ containers, jobs, starter, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const name = readCloneName(request);
    const container = await addressedContainer(containers, request, caller);
    const work = newClone(container, { name, by: actorOf(caller) }, now());
    await lock(jobs, work);
    // The container may have been deleted at the same moment; the job finds that too, and ends.
    const isThere = (await containers.find(container.id)) !== undefined;
    await starter.start(cloneKey(caller.accountId));
    if (!isThere) throw noContainer();
    return json(202, cloneResponse(work), { location: `${baseUrl}${request.path}` });
  };
}

/** Adds the job unless the organization has one. Throws a problem that tells which. */
async function lock(jobs: Dependencies['jobs'], work: CloneWork): Promise<void> {
  const key = cloneKey(work.accountId);
  while (!(await jobs.add(key, work))) {
    const underWay = await jobs.find(key);
    // A write that was made, but whose answer was lost and that was tried again, has found its own.
    if (underWay?.secret === work.secret) return;
    if (underWay !== undefined) throw locked(underWay);
  }
}

/** The specification's words, whichever container of the organization is being cloned; the data tell which. */
function locked(underWay: CloneWork): ProblemError {
  return new ProblemError({
    code: 'locked',
    message:
      'Cannot start clone process as there is an existing clone process already in progress for this container.',
    data: cloneResponse(underWay),
  });
}
