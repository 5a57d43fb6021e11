import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { Listed, ResourceLists } from '../../model/lists/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer } from './addressed-container.ts';
import { collectionPage } from './collection-page.ts';
import { matchesQuery, readCollectionQuery } from './collection-query.ts';
import { memberResponse } from './container-response.ts';
import type { MemberPage, MemberResponse } from './response-schemas.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly lists: Pick<ResourceLists, 'contents' | 'details'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** `GET /containers/{id}/resources`, with a JSON query string. */
export function listContainerResources({ containers, lists, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const query = readCollectionQuery(request.query);
    const { id } = await addressedContainer(containers, request, caller);
    const time = now();
    const page: MemberPage = await collectionPage<Listed, MemberResponse>(
      {
        read: (rows) => lists.contents(id, rows),
        isThere: ({ resource }) =>
          resource.status === 'available' && (resource.expiresAt === undefined || time < resource.expiresAt),
        complete: lists.details,
        matches: ({ resource, entry }) =>
          matchesQuery(query, { name: entry.name, tags: resource.tags ?? [] }),
        show: (member) => memberResponse(baseUrl, member),
      },
      query,
    );
    return json(200, page);
  };
}
