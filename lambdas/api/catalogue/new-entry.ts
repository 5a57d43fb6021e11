import { hash } from 'node:crypto';
import { findVisible } from '../../model/catalogue/access.ts';
import { type Entry, replacement } from '../../model/catalogue/entry.ts';
import type { CatalogueResource, Described } from '../../model/catalogue/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { checkSameRequest, type Idempotent, idempotent } from '../../model/resources/idempotency.ts';
import { firstLifecycle } from '../../model/resources/lifecycle.ts';
import { parseReference } from '../../model/resources/reference.ts';
import { reserve } from '../../model/resources/reservation.ts';
import { type Grouping, grouping, isLive, type Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import type { FormFile } from '../validation/multipart.ts';
import type { Address } from './address.ts';
import { checkContainer } from './container-check.ts';
import type { CatalogueDependencies } from './dependencies.ts';
import type { EntryRequest } from './entry-request.ts';
import { fileTypeOf } from './file-type.ts';
import { invalidField } from './invalid-field.ts';

/** Describes a file in the request, or one that was uploaded before. Throws a problem if neither can be used. */
export async function newEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  address: Address,
  { containerId, tags, ...wanted }: EntryRequest,
  key: string | undefined,
): Promise<Described> {
  const { resource: file } = wanted;
  const entry = requestedEntry(address, wanted);
  await checkContainer(dependencies, caller, caller.accountId, containerId);
  if (typeof file === 'object') {
    const said = {
      ...(typeof containerId === 'string' ? { containerId } : {}),
      ...(tags === undefined ? {} : { tags }),
    };
    const idempotency =
      key === undefined
        ? undefined
        : await idempotencyOf(dependencies, caller, key, { address, entry, ...said, file: digestOf(file) });
    return keepEntry(dependencies, caller, file, said, entry, idempotency);
  }
  const found = await uploadedBefore(dependencies, caller, file ?? '');
  const change = {
    ...replacement(found.entry, entry),
    // A request without a container leaves the upload in its own.
    ...(containerId === undefined ? {} : { containerId }),
    ...(tags === undefined ? {} : { tags }),
  };
  const described = await dependencies.catalogue.change(found, change, undefined, actorOf(caller));
  if (described === undefined) throw unusable();
  return described;
}

function requestedEntry(
  address: Address,
  { name = '', description = '', archived = false, attributes = {}, ...wanted }: EntryRequest,
): Entry {
  const entityType = wanted.entityType ?? (address.kind === 'list' ? address.entityType : undefined);
  return {
    name,
    description,
    archived,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)),
    ...(entityType === undefined ? {} : { entityType }),
    ...(wanted.entityId === undefined ? {} : { entityId: wanted.entityId }),
  };
}

async function idempotencyOf(
  { idKey }: CatalogueDependencies,
  { accountId }: Caller,
  key: string,
  request: object,
): Promise<Idempotent> {
  return idempotent(await idKey(), accountId, key, request);
}

function digestOf(file: FormFile): string {
  return hash('sha256', file.bytes);
}

/** Stores a file and its description; a repeated request continues an interrupted one. */
async function keepEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  file: FormFile,
  said: Grouping,
  entry: Entry,
  idempotency: Idempotent | undefined,
): Promise<Described> {
  const { resources, catalogue, rules, now, newId } = dependencies;
  const { contentType, fileName } = await fileTypeOf(file);
  const request = {
    fileName,
    mediaType: contentType,
    size: file.bytes.length,
    counted: caller.hasQuota ?? false,
    ...grouping(said),
  };
  const id = idempotency?.id ?? newId();
  const reserved = { ...reserve(id, caller.accountId, request, now(), rules), ...idempotency };
  const isNew = await resources.add(reserved, actorOf(caller));
  const before = isNew ? undefined : await catalogue.find(id);
  if (before !== undefined) checkRepeatable(before, idempotency, now());
  if (before?.resource.status === 'available' && before.isDescribed) return before;
  const resource = await keepFile(dependencies, before?.resource ?? reserved, file);
  if (!(await catalogue.describe(resource, entry, actorOf(caller)))) throw unusable();
  return { resource, entry };
}

/** Throws a problem unless the same request made the existing resource, and it is live. */
function checkRepeatable({ resource }: Described, idempotency: Idempotent | undefined, now: number): void {
  if (idempotency === undefined) throw new Error(`The id ${resource.id} is taken.`);
  checkSameRequest(resource, idempotency);
  if (isLive(resource, now)) return;
  throw new ProblemError({ code: 'gone', message: 'The resource has expired or was deleted.' });
}

/** Stores a form's file like an upload that was just reserved, so that an interrupted one is removed like it. */
async function keepFile(
  { resources, objects, now }: CatalogueDependencies,
  resource: Resource,
  file: FormFile,
): Promise<Resource> {
  const uploadedAt = now();
  const madeWith = firstLifecycle('never');
  const object = await objects.put(resource.object, file.bytes, resource.mediaType, madeWith);
  const recorded = await resources.recordUpload(
    resource,
    { object, size: file.bytes.length, uploadedAt },
    madeWith,
  );
  if (recorded === undefined) throw unusable();
  return recorded;
}

/** The caller's own file behind a URL or a `ref://`, which the specification's examples have in quotes. */
async function uploadedBefore(
  dependencies: CatalogueDependencies,
  caller: Caller,
  text: string,
): Promise<CatalogueResource> {
  const bare = text.replace(/^"(.*)"?$/, '$1').replace(/"$/, '');
  const id = parseReference(bare.replace(resourceUrl(dependencies.baseUrl, ''), ''));
  const found = id === undefined ? undefined : await findVisible(dependencies, caller, id);
  if (found?.resource.accountId !== caller.accountId) throw unusable();
  return found;
}

function unusable(): ProblemError {
  return invalidField('resource', 'This must be a file, or the URL or ref:// of one that you have uploaded');
}
