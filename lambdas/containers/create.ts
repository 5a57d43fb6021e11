import { type Container, newContainerId, organizationNumber } from '../domain/container.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { containerRecords } from '../table/containers.ts';
import { openTable } from '../table/open-table.ts';
import { readNewContainer } from './container-request.ts';
import { containerResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'add'>;
  readonly baseUrl: string;
  readonly now: () => number;
  readonly newId: () => string;
}

/** `POST /containers`. The answer "should contain URI of newly created resource" ("Success Payloads"). */
export function createContainer({ containers, baseUrl, now, newId }: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const { organization, ...wanted } = readNewContainer(request);
    checkOrganization(organization, accountId);
    const time = now();
    const container: Container = { id: newId(), accountId, ...wanted, createdAt: time, updatedAt: time };
    // An id that was taken would be an accident of 96 bits; a write that was tried again finds its own.
    await containers.add(container);
    const uri = `${baseUrl}${request.path}/${container.id}`;
    return json(201, { ...containerResponse(container), uri }, { location: uri });
  };
}

/** "Wrong app ID specified as input" is the specification's example of a 403. */
function checkOrganization(organization: number | string | undefined, accountId: string): void {
  const own = [undefined, accountId, String(organizationNumber(accountId))];
  if (own.includes(organization === undefined ? undefined : String(organization))) return;
  throw new ProblemError({
    code: 'forbidden',
    message: 'You are not allowed to use this organization: leave orgId out, or send your own.',
  });
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = createContainer({
    containers: containerRecords(table),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
    newId: newContainerId,
  });
  return serveProtected(platform, 'create-container', table, respond);
}
