import {
  type EntryChange,
  MAXIMUM_ATTRIBUTES,
  MAXIMUM_ATTRIBUTES_BYTES,
  mergedAttributes,
} from '../../model/catalogue/entry.ts';
import type { CatalogueResource, Described, NewFile } from '../../model/catalogue/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { firstLifecycle, lifecycle } from '../../model/resources/lifecycle.ts';
import { contentKey } from '../../model/resources/object-name.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { methodNotAllowed } from '../serving/method-not-allowed.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import type { FormFile } from '../validation/multipart.ts';
import { checkMayChange, doesNotExist, visibleResource } from './access.ts';
import { addressOf, methodsAt } from './address.ts';
import { checkContainer } from './container-check.ts';
import type { CatalogueDependencies } from './dependencies.ts';
import { readEntryRequest } from './entry-request.ts';
import { entryResponse } from './entry-response.ts';
import { fileTypeOf } from './file-type.ts';
import { invalidField } from './invalid-field.ts';

/**
 * `PATCH /resources/{id}/` ("Update an resource"), also at its place in a list: changes only the fields in the request.
 * `PUT`, which the specification names without an example, does the same.
 */
export function updateEntry(dependencies: CatalogueDependencies) {
  const { catalogue, baseUrl, maximumFileBytes } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind !== 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    const found = await visibleResource(dependencies, caller, address);
    checkMayChange(found, caller, NOT_ALLOWED.update);
    const { resource: file, ...change } = readEntryRequest(request, maximumFileBytes, 'update');
    checkAttributes(mergedAttributes(found.entry.attributes, change.attributes ?? {}));
    if (typeof file === 'string')
      throw invalidField('resource', 'This must be a file: a new one takes the place of the old');
    await checkContainer(dependencies, caller, found.resource.accountId, change.containerId);
    const changed =
      file === undefined
        ? await catalogue.change(found, change, undefined, actorOf(caller))
        : await replaceFile(dependencies, caller, found, change, file);
    if (changed === undefined) throw doesNotExist();
    await dependencies.reconciler.reconcile(found.resource.id);
    return json(200, entryResponse(baseUrl, caller, changed));
  };
}

/**
 * Replaces the file; the reconciler removes the old object. Of two concurrent replacements, the later one replaces the
 * earlier one's file.
 */
async function replaceFile(
  dependencies: CatalogueDependencies,
  caller: Caller,
  before: CatalogueResource,
  change: EntryChange,
  file: FormFile,
): Promise<Described> {
  const { catalogue, objects } = dependencies;
  const newFile = await keepNewFile(dependencies, before.resource, file);
  try {
    for (let found = before; ; found = await visibleResource(dependencies, caller, before.resource)) {
      const changed = await catalogue.change(found, change, newFile, actorOf(caller));
      if (changed !== undefined) return changed;
    }
  } catch (error) {
    // The resource was deleted meanwhile, so the new object is unreachable.
    if (error instanceof ProblemError) await objects.delete(newFile.object);
    throw error;
  }
}

async function keepNewFile(
  { objects, now, newId }: CatalogueDependencies,
  resource: Resource,
  file: FormFile,
): Promise<NewFile> {
  const { contentType, fileName } = await fileTypeOf(file);
  const uploadedAt = now();
  const madeWith = firstLifecycle(lifecycle(resource.expiresAt, uploadedAt));
  const object = await objects.put(contentKey(newId()), file.bytes, contentType, madeWith);
  return { object, mediaType: contentType, fileName, size: file.bytes.length, uploadedAt, madeWith };
}

function checkAttributes(attributes: Readonly<Record<string, unknown>>): void {
  if (Object.keys(attributes).length > MAXIMUM_ATTRIBUTES)
    throw invalidField(
      'attributes',
      `This must have at most ${MAXIMUM_ATTRIBUTES} keys, with what is there already`,
    );
  if (Buffer.byteLength(JSON.stringify(attributes)) <= MAXIMUM_ATTRIBUTES_BYTES) return;
  throw invalidField(
    'attributes',
    `This must be at most ${MAXIMUM_ATTRIBUTES_BYTES} bytes of JSON, with what is there already`,
  );
}
