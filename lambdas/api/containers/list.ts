import type { Container } from '../../model/containers/container.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { ContainerLists } from '../../model/lists/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { collectionPage } from './collection-page.ts';
import { matchesQuery, readCollectionQuery } from './collection-query.ts';
import { containerResponse } from './container-response.ts';
import type { ContainerPage, ContainerResponse } from './response-schemas.ts';

export interface Dependencies {
  readonly lists: ContainerLists;
}

/** `GET /containers`, with a JSON query string ("GET Methods & Query Strings"). */
export function listContainers({ lists }: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const query = readCollectionQuery(request.query);
    const page: ContainerPage = await collectionPage<Container, ContainerResponse>(
      {
        read: (rows) => lists.containers(accountId, rows),
        matches: (container) => matchesQuery(query, container),
        show: containerResponse,
      },
      query,
    );
    return json(200, page);
  };
}
