import { ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import { cursorOf } from '../../model/lists/cursor.ts';
import type { Listed, ResourceLists } from '../../model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../model/lists/resource-list.ts';
import { resourceRepresentation } from '../../model/resources/representation.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { readListQuery } from './list-query.ts';
import type { ResourceListBody } from './resource-schema.ts';

export interface Dependencies {
  readonly lists: ResourceLists;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/**
 * `GET /v1/resources`: the account's live uploads, the newest first. `cursor` leads to the next page, as does a `Link`
 * header (RFC 8288); a page may be short and still have one.
 */
export function listResources(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const query = readListQuery(request.query);
    const { items, next } = (await isEmpty(dependencies, caller, query))
      ? { items: [] }
      : await page(dependencies, caller, query);
    const cursor = next && cursorOf(next);
    const body: ResourceListBody = { resources: items, cursor: cursor ?? null };
    return json(
      200,
      body,
      cursor === undefined ? {} : { link: linkTo(dependencies.baseUrl, request, cursor) },
    );
  };
}

/** Whether the query names a container of another account, whose contents must not be shown. */
async function isEmpty(
  { containers }: Dependencies,
  { accountId }: Caller,
  { containerId }: ResourceListRequest,
): Promise<boolean> {
  return containerId !== undefined && (await ownContainer(containers, accountId, containerId)) === undefined;
}

function page({ lists, baseUrl, now }: Dependencies, { accountId }: Caller, query: ResourceListRequest) {
  const show = ({ resource }: Listed) => resourceRepresentation(baseUrl, resource, now());
  return resourceListPage({ lists, now, show }, [`account#${accountId}`], query);
}

function linkTo(baseUrl: string, { path, query }: ApiRequest, cursor: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<${baseUrl}${path}?${parameters}>; rel="next"`;
}
