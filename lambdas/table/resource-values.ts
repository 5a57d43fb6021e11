import { lifecycleTag } from '../aws/object-tags.ts';
import { type Entry, type EntryChange, entityTypes, mergedAttributes } from '../model/catalogue/entry.ts';
import type { CatalogueResource, Described, NewFile } from '../model/catalogue/ports.ts';
import { isListName } from '../model/lists/list.ts';
import type { Listed } from '../model/lists/ports.ts';
import { type Lifecycle, lifecycle } from '../model/resources/lifecycle.ts';
import type { Copy } from '../model/resources/ports.ts';
import { madeAtOf, type Resource } from '../model/resources/resource.ts';
import type { UploadedFile } from '../model/resources/upload.ts';
import { type placement, type resource, UNCOUNTED } from './entities.ts';
import type { Values } from './entity.ts';

/** A resource's record. */
export type ResourceRecord = Values<typeof resource.attributes>;

/** What lists show of a resource. */
export type ShownRecord = Values<typeof placement.attributes>;

/** The record of a new resource without a description. */
export function newRecord(
  { id: _, containerId, tags = [], madeWith, counted, ...known }: Resource,
  by: string,
  version: number,
): ResourceRecord {
  return {
    ...known,
    version,
    changedBy: by,
    ...(containerId === undefined ? {} : { containerId }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(counted ? { held: UNCOUNTED } : {}),
    ...lifecycleOf(known.expiresAt, madeAtOf(known), madeWith),
  };
}

/** The resource of a record. Throws if its status is unknown. */
export function resourceOf(id: string, record: ResourceRecord): Resource {
  const { object, requestHash, held, formUntil } = record;
  return {
    ...shownResourceOf(id, record),
    object,
    ...(requestHash === undefined ? {} : { requestHash }),
    ...(held === undefined ? {} : { counted: true }),
    ...(formUntil === undefined ? {} : { formUntil }),
  };
}

/** What lists show of a resource, from its record or its row in a list. A page reads many: spreading would take longer. */
function shownResourceOf(id: string, record: ShownRecord): Listed['resource'] {
  const { accountId, fileName, mediaType, createdAt } = record;
  const status = statusOf(record.status);
  const shown: Writable<Listed['resource']> = { id, accountId, fileName, mediaType, createdAt, status };
  if (record.uploadedAt !== undefined) shown.uploadedAt = record.uploadedAt;
  if (record.madeAt !== undefined) shown.madeAt = record.madeAt;
  if (record.uploadUntil !== undefined) shown.uploadUntil = record.uploadUntil;
  if (record.size !== undefined) shown.size = record.size;
  if (record.etag !== undefined) shown.etag = record.etag;
  if (record.sha256 !== undefined) shown.sha256 = record.sha256;
  if (record.expiresAt !== undefined) shown.expiresAt = record.expiresAt;
  if (record.forgetAt !== undefined) shown.forgetAt = record.forgetAt;
  if (record.containerId !== undefined) shown.containerId = record.containerId;
  if (record.tags !== undefined && record.tags.length > 0) shown.tags = record.tags;
  return shown;
}

type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

const statuses = ['reserved', 'uploading', 'available', 'deleted'] as const;

function statusOf(status: string): Resource['status'] {
  const known = statuses.find((one) => one === status);
  if (known !== undefined) return known;
  throw new Error(`The row has the unknown status ${status}.`);
}

/** The resource that a row of a list shows. */
export function listedOf(id: string, record: ShownRecord): Listed {
  return {
    resource: shownResourceOf(id, record),
    entry: entryOf(record),
    lacksDetails: record.detailsBeside ?? false,
    lacksWords: record.name === undefined,
  };
}

/** A resource's catalogue entry. Without a description of its own, it is named after its file. */
export function entryOf(record: ShownRecord): Entry {
  const entityType = entityTypes.find((type) => type === record.entityType);
  return {
    name: record.name ?? record.fileName,
    description: record.description ?? '',
    archived: record.archived ?? false,
    attributes: record.attributes ?? {},
    ...(entityType === undefined ? {} : { entityType }),
    ...(record.entityId === undefined ? {} : { entityId: record.entityId }),
  };
}

export function describedOf(id: string, record: ResourceRecord): Described {
  return { resource: resourceOf(id, record), entry: entryOf(record) };
}

export function catalogueResourceOf(id: string, record: ResourceRecord): CatalogueResource {
  return {
    ...describedOf(id, record),
    isDescribed: record.name !== undefined,
    lists: (record.lists ?? []).filter(isListName),
  };
}

/** A record after a change of its entry. */
export function withEntry(record: ResourceRecord, change: EntryChange): ResourceRecord {
  const { description, attributes, tags, containerId: _, fileName = record.fileName, ...described } = change;
  const before = entryOf(record);
  return pruned({
    ...record,
    fileName,
    // The first description fixes the name, which was the file's until then.
    name: change.name ?? (isEmpty({ description, attributes, ...described }) ? record.name : before.name),
    archived: change.archived ?? record.archived,
    entityType: change.entityType === undefined ? record.entityType : (change.entityType ?? undefined),
    entityId: change.entityId === undefined ? record.entityId : (change.entityId ?? undefined),
    containerId: change.containerId === undefined ? record.containerId : (change.containerId ?? undefined),
    description: (description ?? before.description) || undefined,
    attributes: filled(mergedAttributes(before.attributes, attributes ?? {})),
    tags: filled(tags ?? record.tags ?? []),
  });
}

/**
 * A reserved resource's record with its first upload, whose object has the lifecycle `madeWith` by now. S3 dates an object
 * in parts from when its upload was opened: it was completed shortly before `now`.
 */
export function withFirstUpload(
  { madeWith: _, uploadUntil, formUntil: __, ...record }: ResourceRecord,
  { object, size, etag, uploadedAt }: UploadedFile,
  madeWith: Lifecycle,
  now: number,
): ResourceRecord {
  const made = lifecycleTag(madeWith);
  return remembered({
    ...record,
    status: 'available',
    object,
    size,
    ...(uploadUntil === undefined ? { uploadedAt } : { uploadedAt: now, madeAt: uploadedAt }),
    ...(etag === undefined ? {} : { etag }),
    ...(made === record.lifecycle ? {} : { madeWith: made }),
  });
}

/** A record with its file replaced. */
export function withFile(record: ResourceRecord, file: NewFile): ResourceRecord {
  const { mediaType, fileName, size } = file;
  const { etag: _, sha256: __, ...kept } = withObject(record, file);
  return remembered({ ...kept, status: 'available', mediaType, fileName, size });
}

/** A record with its object replaced. */
export function withObject(record: ResourceRecord, { object, uploadedAt, madeWith }: Copy): ResourceRecord {
  const { madeWith: _, madeAt: __, uploadUntil: ___, formUntil: ____, ...kept } = record;
  return {
    ...kept,
    object,
    uploadedAt,
    ...lifecycleOf(record.expiresAt, uploadedAt, madeWith),
    // A repeated request brings the same object, which must not make itself obsolete.
    obsoleteObjects: [...(record.obsoleteObjects ?? []), record.object].filter((former) => former !== object),
  };
}

/** A record with a file: a persistent one is not forgotten any more. */
function remembered(record: ResourceRecord): ResourceRecord {
  if (record.expiresAt !== undefined) return record;
  const { forgetAt: _, ...kept } = record;
  return kept;
}

/** The lifecycle that an object must have, and the one that it was created with if that differs. */
function lifecycleOf(
  expiresAt: number | undefined,
  madeAt: number,
  madeWith: number | 'never' | undefined,
): Pick<ResourceRecord, 'lifecycle' | 'madeWith'> {
  const wanted = lifecycleTag(lifecycle(expiresAt, madeAt));
  const made = madeWith === undefined ? wanted : lifecycleTag(madeWith);
  return { lifecycle: wanted, ...(made === wanted ? {} : { madeWith: made }) };
}

/** Undefined instead of an empty collection, which is not stored. */
function filled<Collection extends object>(collection: Collection): Collection | undefined {
  return Object.keys(collection).length === 0 ? undefined : collection;
}

function isEmpty(change: object): boolean {
  return Object.values(change).every((value) => value === undefined);
}

type Pruned = { [Name in keyof ResourceRecord]?: ResourceRecord[Name] | undefined };

/** A record without the attributes that a change removed. */
function pruned(record: Pruned): ResourceRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as unknown as ResourceRecord;
}
