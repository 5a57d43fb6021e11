import { deleteContent } from '../../../../lambdas/api/content/delete.ts';
import { getContent } from '../../../../lambdas/api/content/get.ts';
import { updateContent } from '../../../../lambdas/api/content/update.ts';
import { uploadContentV1 } from '../../../../lambdas/api/content/upload-v1.ts';
import { uploadContent } from '../../../../lambdas/api/content/upload-v2.ts';
import type { ApiRequest } from '../../../../lambdas/api/serving/request.ts';
import type { ApiResponse } from '../../../../lambdas/api/serving/response.ts';
import { serve } from '../../../../lambdas/api/serving/serve.ts';
import type { Caller } from '../../../../lambdas/model/identity/token.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { memoryContainers } from '../../support/containers.ts';
import { type Course, memoryStores } from '../../support/memory-stores.ts';
import { gatewayEvent } from '../../support/requests.ts';
import { CALLER, NOW } from '../../support/resources.ts';
import { describedRecords } from './described-records.ts';

export const MAXIMUM_BYTES = 100;

/** The answer to a request, with the headers that describe the file. */
export interface Answer {
  readonly status: number | undefined;
  readonly location: unknown;
  readonly requestId: unknown;
  readonly body: unknown;
}

type Respond = (request: ApiRequest, caller: Caller) => Promise<ApiResponse>;

/** The content door over stores in memory, with a clock that the test sets. */
export function contentEndpoints(course: Course = {}) {
  const clock = { time: NOW };
  const stores = memoryStores(() => clock.time, course);
  let objects = 0;
  const dependencies = {
    ...stores,
    baseUrl: 'https://api.example',
    maximumBytes: MAXIMUM_BYTES,
    rememberedDays: 30,
    catalogue: describedRecords(stores.records),
    containers: memoryContainers(),
    idKey: async () => Buffer.alloc(32, 7),
    now: () => clock.time,
    newId: () => {
      objects += 1;
      return `object-${objects}`;
    },
  };

  async function answer(
    respond: Respond,
    id: string | undefined,
    body: string,
    caller: Caller,
  ): Promise<Answer> {
    const handler = serve(
      { environment: {}, now: () => clock.time, log: () => {} },
      {
        name: 'content',
        door: 'content',
        maximumBodyBytes: 10_000,
        authenticate: async () => caller,
        respond: (request) => respond(request, caller),
      },
    );
    const event = gatewayEvent('POST', '/', {
      body,
      ...(id === undefined ? {} : { pathParameters: { id } }),
    });
    const { statusCode, headers = {}, body: answered } = await handler(event);
    return {
      status: statusCode,
      location: headers['location'],
      requestId: headers['x-request-id'],
      body: answered === undefined ? undefined : JSON.parse(answered),
    };
  }

  const written = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));
  return {
    clock,
    ...stores,
    uploadV1: (body: unknown) => answer(uploadContentV1(dependencies), undefined, written(body), CALLER),
    upload: (body: unknown, caller = CALLER) =>
      answer(uploadContent(dependencies), undefined, written(body), caller),
    get: (id: string) => answer(getContent(dependencies), id, '', CALLER),
    update: (body: unknown) => answer(updateContent(dependencies), undefined, written(body), CALLER),
    remove: (id: string) => answer(deleteContent(dependencies), id, '', CALLER),
    /** Puts a record into the table, as if another door had written it. */
    store: (resource: Resource) => stores.records.set(resource.id, resource),
  };
}

/** The door's answer to an invalid request. */
export function refusal(status: number, ...invalidReasons: string[]): Answer {
  return { status, location: undefined, requestId: 'request-1', body: { invalidReasons, valid: false } };
}
