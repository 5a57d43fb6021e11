import { type CloneWork, cloneKey, newClone } from '../../model/containers/clone/clone.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import type { JobStarter, JobStore } from '../../model/jobs/ports.ts';
import { ProblemError } from '../../model/problem.ts';
import { isExceeded, type QuotaStore, quotaExceeded } from '../../model/quotas/quota.ts';
import { withoutSlash } from '../serving/path.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer, containerNotFound } from './addressed-container.ts';
import { readCloneName } from './container-request.ts';
import { cloneResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly jobs: Pick<JobStore<CloneWork>, 'add' | 'find'>;
  readonly quotas: QuotaStore;
  readonly starter: JobStarter;
  readonly baseUrl: string;
  readonly now: () => number;
}

/**
 * `POST /containers/{id}/clone`: 202 with the clone, once its job is stored and will survive any crash. An organization
 * has one clone at a time: a second request gets 423 with the first one's data.
 */
export function startClone({ containers, jobs, quotas, starter, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const name = readCloneName(request);
    const container = await addressedContainer(containers, request, caller);
    if (caller.hasQuota) await checkLeft(quotas, caller.accountId);
    const work = newClone(container, { name, by: actorOf(caller) }, now());
    await lock(jobs, work);
    // A deletion may have begun at the same moment; the job finds that too, and fails.
    const exists = (await containers.find(container.id)) !== undefined;
    await starter.start(cloneKey(caller.accountId));
    if (!exists) throw containerNotFound();
    return json(202, cloneResponse(work), { location: `${baseUrl}${withoutSlash(request.path)}` });
  };
}

/** A clone that outgrows the quota fails; without anything left, it need not begin. */
async function checkLeft(quotas: QuotaStore, accountId: string): Promise<void> {
  const quota = await quotas.find(accountId);
  if (quota !== undefined && isExceeded(quota, { resources: 1, uploads: 0, bytes: 1 }))
    throw quotaExceeded(quota);
}

/** Adds the job. Throws a problem with the clone under way if the organization has one. */
async function lock(jobs: Dependencies['jobs'], work: CloneWork): Promise<void> {
  const key = cloneKey(work.accountId);
  while (!(await jobs.add(key, work))) {
    const underWay = await jobs.find(key);
    // The SDK repeats a write whose answer was lost: the repetition finds its own job.
    if (underWay?.secret === work.secret) return;
    if (underWay !== undefined) throw locked(underWay);
  }
}

/** The specification's message, even if another container is being cloned; the data say which. */
function locked(underWay: CloneWork): ProblemError {
  return new ProblemError({
    code: 'locked',
    message:
      'Cannot start clone process as there is an existing clone process already in progress for this container.',
    data: cloneResponse(underWay),
  });
}
