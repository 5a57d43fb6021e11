import { s3Objects } from '../adapters/s3-objects.ts';
import type { List } from '../domain/catalogue.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Listed, ResourceLists } from '../model/lists/ports.ts';
import { resourceListPage } from '../model/lists/resource-list.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { resourceLists } from '../table/lists.ts';
import { openTable } from '../table/open-table.ts';
import { type AccessDependencies, doesNotExist, visibleResource } from './access.ts';
import { type Address, addressOf, roleIn, visibleLists } from './address.ts';
import { entryResponse } from './entry-response.ts';
import { nextQuery, readListQuery } from './list-query.ts';

export interface Dependencies extends AccessDependencies {
  readonly lists: ResourceLists;
  readonly baseUrl: string;
}

/**
 * `GET` of the catalogue: one resource, or a list, "an empty array" where the caller may see nothing. The next page is
 * in a `Link` header (RFC 8288), so that the body stays the bare array of the specification.
 */
export function readCatalogue(dependencies: Dependencies) {
  const { baseUrl } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind === 'resource') {
      return json(200, entryResponse(baseUrl, await visibleResource(dependencies, caller, address.id)));
    }
    const query = readListQuery(request.query);
    const show = (listed: Listed) => entryResponse(baseUrl, listed);
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
  if (address.kind === 'all') return visibleLists(caller.accountId, caller.roles);
  return roleIn(address.list, caller.roles) === undefined ? [] : [address.list];
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = readCatalogue({
    catalogue: catalogueRecords(table, platform.now),
    lists: resourceLists(table),
    objects: s3Objects(platform),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
  });
  return serveProtected(platform, 'read-catalogue', table, respond);
}
