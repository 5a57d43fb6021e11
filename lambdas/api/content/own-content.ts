import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ResourceStore } from '../../model/resources/ports.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { type UploadDependencies, withUpload } from '../../model/resources/upload.ts';
import type { ApiResponse } from '../serving/response.ts';
import { parseContentId } from './content-response.ts';

export interface OwnContentDependencies extends UploadDependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'recordUpload'>;
  readonly now: () => number;
}

/** The caller's record with this id or request id. Throws the same problem for an unknown one and another account's. */
export async function ownRecord(
  { resources }: { readonly resources: Pick<ResourceStore, 'find'> },
  caller: Caller,
  text: string,
): Promise<Resource> {
  const id = parseContentId(text);
  const resource = id === undefined ? undefined : await resources.find(id);
  if (resource?.accountId === caller.accountId) return resource;
  throw notFound('There is no file with this ID');
}

/** Throws a problem with the reason if a file was deleted or has expired. */
export function checkLive(resource: Resource, now: number): void {
  if (resource.status === 'deleted') throw notFound('The file was deleted');
  if (!isLive(resource, now)) throw notFound('The file has expired');
}

/** The caller's uploaded file with this id, from any door. Throws a problem otherwise. */
export async function ownContent(
  dependencies: OwnContentDependencies,
  caller: Caller,
  text: string,
): Promise<Resource> {
  const resource = await ownRecord(dependencies, caller, text);
  checkLive(resource, dependencies.now());
  const uploaded = await withUpload(dependencies, resource);
  if (uploaded === undefined) throw notFound('The file has not been uploaded yet');
  return uploaded;
}

/** "For any error …, an HTTP 404 Not Found response is returned": also for an invalid request. */
export async function orNotFound(respond: () => Promise<ApiResponse>): Promise<ApiResponse> {
  try {
    return await respond();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'invalid-request') throw error;
    throw new ProblemError({ ...error.problem, code: 'not-found' });
  }
}

function notFound(message: string): ProblemError {
  return new ProblemError({ code: 'not-found', message });
}
