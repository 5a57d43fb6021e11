import { atLeast, type Entry, replacement } from '../domain/catalogue.ts';
import type { CatalogueResource, Described } from '../domain/catalogue-ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { parseReference } from '../domain/reference.ts';
import { type Resource, reserve } from '../domain/resource.ts';
import type { Caller } from '../domain/token.ts';
import { methodNotAllowed } from '../http/method-not-allowed.ts';
import type { FormFile } from '../http/multipart.ts';
import type { ApiRequest } from '../http/request.ts';
import { resourceUrl } from '../http/resource-url.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { checkMayChange, doesNotExist, NOT_ALLOWED, visibleResource } from './access.ts';
import { type Address, addressOf, listsWith, methodsAt, roleIn } from './address.ts';
import { type CatalogueDependencies, catalogueDependencies } from './dependencies.ts';
import { type EntryRequest, readEntryRequest } from './entry-request.ts';
import { entryResponse } from './entry-response.ts';
import { fileTypeOf } from './file-type.ts';

/** `POST` of the catalogue ("Create"): a new resource, or one that is there already put into a further list. */
export function createEntry(dependencies: CatalogueDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind === 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    checkMayCreate(address, caller);
    const wanted = await readEntryRequest(request, dependencies.maximumFileBytes, 'create');
    const described =
      wanted.id === undefined
        ? await newEntry(dependencies, caller, address, wanted)
        : await ownEntry(dependencies, caller, address, wanted.id);
    for (const list of address.kind === 'list' ? listsWith(address.list) : []) {
      await dependencies.catalogue.place(described.resource, described.entry, list);
    }
    const location = resourceUrl(dependencies.baseUrl, described.resource.id).replace(
      '/v1/resources/',
      '/resources/',
    );
    return json(201, entryResponse(dependencies.baseUrl, described), { location: `${location}/` });
  };
}

function checkMayCreate(address: Address, caller: Caller): void {
  if (address.kind !== 'list' || atLeast(roleIn(address.list, caller.roles), 'contributor')) return;
  throw new ProblemError({ code: 'forbidden', message: NOT_ALLOWED.create });
}

async function newEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  address: Address,
  { name = '', description = '', archived = false, attributes = {}, ...wanted }: EntryRequest,
): Promise<Described> {
  const { resource: file } = wanted;
  const entityType = wanted.entityType ?? (address.kind === 'list' ? address.entityType : undefined);
  const entry: Entry = {
    name,
    description,
    archived,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)),
    ...(entityType === undefined ? {} : { entityType }),
    ...(wanted.entityId === undefined ? {} : { entityId: wanted.entityId }),
  };
  if (typeof file === 'object') {
    const resource = await keepFile(dependencies, caller, file);
    if (!(await dependencies.catalogue.describe(resource, entry))) throw unusable();
    return { resource, entry };
  }
  const found = await uploadedBefore(dependencies, caller, file ?? '');
  const described = await dependencies.catalogue.change(found, replacement(found.entry, entry));
  if (described === undefined) throw unusable();
  return described;
}

/** Keeps the file of a form as an upload that was reserved just before: what is cut off is cleared away like one. */
async function keepFile(
  { resources, objects, rules, now, newId }: CatalogueDependencies,
  caller: Caller,
  file: FormFile,
): Promise<Resource> {
  const { contentType, fileName } = await fileTypeOf(file);
  const resource = reserve(newId(), caller.accountId, { fileName, mediaType: contentType }, now(), rules);
  await resources.add(resource);
  await objects.put(resource.objectKey, file.bytes, contentType, 'never');
  const upload = { size: file.bytes.length, etag: '', uploadedAt: now(), sequencer: '0' };
  await resources.recordUpload(resource.id, upload, true);
  return { ...resource, status: 'available', size: upload.size, uploadedAt: upload.uploadedAt };
}

/** The caller's own file behind a URL or a `ref://`; the specification's examples have it in quotes. */
async function uploadedBefore(
  dependencies: CatalogueDependencies,
  caller: Caller,
  text: string,
): Promise<CatalogueResource> {
  const bare = text.replace(/^"(.*)"?$/, '$1').replace(/"$/, '');
  const id = parseReference(bare.replace(resourceUrl(dependencies.baseUrl, ''), ''));
  const found = id === undefined ? undefined : await ifVisible(dependencies, caller, id);
  if (found?.resource.accountId !== caller.accountId) throw unusable();
  return found;
}

async function ifVisible(
  dependencies: CatalogueDependencies,
  caller: Caller,
  id: string,
): Promise<CatalogueResource | undefined> {
  try {
    return await visibleResource(dependencies, caller, id);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not-found') return undefined;
    throw error;
  }
}

/** An existing resource, for another list: its id names it. */
async function ownEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  address: Address,
  id: string,
): Promise<Described> {
  if (address.kind !== 'list') {
    const message = 'This is for putting a resource into an organization or a project';
    throw new ProblemError({ code: 'invalid-request', message, details: [{ field: 'id', message }] });
  }
  const found = await visibleResource(dependencies, caller, id);
  checkMayChange(found, caller, NOT_ALLOWED.create);
  return found;
}

function unusable(): ProblemError {
  const message = 'This must be a file, or the URL or ref:// of one that you have uploaded';
  return new ProblemError({ code: 'invalid-request', message, details: [{ field: 'resource', message }] });
}

export function bind(platform: Platform) {
  const { client, dependencies } = catalogueDependencies(platform);
  return serveProtected(platform, 'create-entry', client, createEntry(dependencies));
}
