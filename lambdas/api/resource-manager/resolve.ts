import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ResourceStore } from '../../model/resources/ports.ts';
import { parseReference } from '../../model/resources/reference.ts';
import { isLive } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { withoutSlash } from '../serving/path.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { unknownPath } from '../serving/unknown-path.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** The reference in a path. The path is matched as a whole, since a `ref://id` contains slashes. */
export function referenceIn(path: string): string | undefined {
  return /^\/v1\/resources\/(.+)\/resolve$/s.exec(withoutSlash(path))?.[1];
}

/**
 * `GET /v1/resources/{ref}/resolve` ("Resolving ref://"). Another account's reference, an unknown one and an expired
 * one give the same 404; an invalid one gives 400.
 */
export function resolveReference({ resources, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const reference = referenceIn(request.path);
    if (reference === undefined) throw unknownPath();
    const id = parseReference(reference);
    if (id === undefined) throw malformed();
    const resource = await resources.find(id);
    if (resource === undefined || resource.accountId !== caller.accountId || !isLive(resource, now())) {
      throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
    }
    return json(200, { uri: resourceUrl(baseUrl, resource.id) });
  };
}

function malformed(): ProblemError {
  const message = 'must be the id of a resource, or ref:// and the id';
  return new ProblemError({
    code: 'invalid-request',
    message: `The reference is not valid: it ${message}.`,
    details: [{ field: 'ref', message }],
  });
}
