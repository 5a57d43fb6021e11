import { type AccessDependencies, roleIn, visibleLists } from '../../model/catalogue/access.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { List } from '../../model/lists/list.ts';
import type { Listed, ResourceLists } from '../../model/lists/ports.ts';
import { resourceListPage } from '../../model/lists/resource-list.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { doesNotExist, visibleResource } from './access.ts';
import { type Address, addressOf } from './address.ts';
import { entryResponse } from './entry-response.ts';
import { nextQuery, readListQuery } from './list-query.ts';

export interface Dependencies extends AccessDependencies {
  readonly lists: ResourceLists;
  readonly baseUrl: string;
}

/**
 * `GET` of the catalogue: one resource, or a list, which is "an empty array" if the caller may see nothing. A `Link`
 * header (RFC 8288) leads to the next page, so that the body stays the specification's bare array.
 */
export function readCatalogue(dependencies: Dependencies) {
  const { baseUrl } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind === 'resource') {
      const found = await visibleResource(dependencies, caller, address);
      return json(200, entryResponse(baseUrl, caller, found));
    }
    const query = readListQuery(request.query);
    const show = (listed: Listed) => entryResponse(baseUrl, caller, listed);
    const { items, next } = await resourceListPage(
      { ...dependencies, show },
      listsAt(address, caller),
      query,
    );
    const link =
      next && `<${baseUrl}${encodeURI(request.path)}?${nextQuery(request.query, next)}>; rel="next"`;
    return json(200, items, link === undefined ? {} : { link });
  };
}

function listsAt(address: Exclude<Address, { kind: 'resource' }>, caller: Caller): List[] {
  if (address.kind === 'all') return visibleLists(caller);
  return roleIn(address.list, caller.roles) === undefined ? [] : [address.list];
}
