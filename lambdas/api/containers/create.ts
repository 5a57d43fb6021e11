import { type Container, organizationNumber } from '../../model/containers/container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { withoutSlash } from '../serving/path.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { readNewContainer } from './container-request.ts';
import { containerResponse } from './container-response.ts';
import type { CreatedContainerResponse } from './response-schemas.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'add'>;
  readonly baseUrl: string;
  readonly now: () => number;
  readonly newId: () => string;
}

/** `POST /containers`. The answer "should contain URI of newly created resource" ("Success Payloads"). */
export function createContainer({ containers, baseUrl, now, newId }: Dependencies) {
  return async (request: ApiRequest, { accountId, principals }: Caller): Promise<ApiResponse> => {
    const { organization, ...wanted } = readNewContainer(request);
    checkOrganization(organization, accountId);
    const time = now();
    const container: Container = { id: newId(), accountId, ...wanted, createdAt: time, updatedAt: time };
    // False only when the SDK repeats a write whose answer was lost: 96 random bits do not collide.
    await containers.add(container, actorOf({ principals }));
    const uri = `${baseUrl}${withoutSlash(request.path)}/${container.id}`;
    const created: CreatedContainerResponse = { ...containerResponse(container), uri };
    return json(201, created, { location: uri });
  };
}

/** Throws 403 for another organization: the specification's example is "Wrong app ID specified as input". */
function checkOrganization(organization: number | string | undefined, accountId: string): void {
  const own = [undefined, accountId, String(organizationNumber(accountId))];
  if (own.includes(organization === undefined ? undefined : String(organization))) return;
  throw new ProblemError({
    code: 'forbidden',
    message: 'You are not allowed to use this organization: leave orgId out, or send your own.',
  });
}
