import type { Entry } from '../../model/catalogue/entry.ts';
import { createdOrder } from '../../model/lists/order.ts';
import { entity, flag, json, number, optional, seconds, text, texts } from '../entity.ts';
import { contentsOf, endsKey, FIRST_SHARD, ordered, shardIn, shardOf, uploadsOf } from './lists.ts';
import type { Held } from './quota.ts';

/** The parts of an entry that may be large: they are in the record, or in a row of their own. */
const detailAttributes = {
  description: optional(text('description')),
  attributes: optional(json<Entry['attributes']>('attributes')),
  tags: optional(texts('tags')),
};

/** What lists show of a resource; the same in its record and in its placements. */
const shownAttributes = {
  accountId: text('account_id'),
  version: number('version'),
  status: text('status'),
  fileName: text('file_name'),
  mediaType: text('mime_type'),
  createdAt: number('created_at'),
  uploadedAt: optional(number('uploaded_at')),
  madeAt: optional(number('made_at')),
  uploadUntil: optional(number('upload_until')),
  size: optional(number('size')),
  etag: optional(text('etag')),
  sha256: optional(text('sha256')),
  expiresAt: optional(number('expires_at')),
  forgetAt: optional(seconds('forget_at')),
  containerId: optional(text('container_id')),
  name: optional(text('name')),
  archived: optional(flag('archived')),
  entityType: optional(text('entity_type')),
  entityId: optional(text('entity_id')),
  ...detailAttributes,
  /** Whether the details are in a row of their own. */
  detailsBeside: optional(flag('details_beside')),
};

/** A resource's record: all its other rows are derived from it. */
export const resource = entity({
  key: (id: string) => ({ pk: `resource#${id}`, sk: 'resource' }),
  attributes: {
    ...shownAttributes,
    /** The author of this version, a client, a user or the service; and a mark unique to the write. */
    changedBy: text('changed_by'),
    changeId: optional(text('change_id')),
    /** Its object in the bucket, as in S3's CopySource: the key and, once it is known, the version. */
    object: text('object'),
    /** The value that the object's tag must have, and the one that it was created with if that differs. */
    lifecycle: text('lifecycle'),
    madeWith: optional(text('made_with')),
    deletedAt: optional(number('deleted_at')),
    requestHash: optional(text('request_hash')),
    /** Its shards in the order of `listsOf`, unless all are the first. */
    shards: optional(json<readonly number[]>('shards')),
    /** The organizations and projects that it was put into. */
    lists: optional(texts('lists')),
    /** Its former objects, until they are deleted. */
    obsoleteObjects: optional(texts('obsolete_objects')),
    /** Set once it has expired and left all lists. */
    ended: optional(flag('ended')),
    /** What it holds of its account's quota (see `quotas.ts`), if it counts against one. */
    held: optional(json<Held>('held')),
    /** Until when the upload of a counted form may begin. */
    formUntil: optional(number('form_until')),
  },
  indexes: (values, id) => {
    const { accountId, status, fileName, name = fileName, createdAt, containerId } = values;
    if (status === 'deleted' || values.ended) return {};
    const placeIn = (list: string) => ordered(shardOf(list, shardIn(values, list)), name, createdAt, id);
    const contained = containerId && placeIn(contentsOf(containerId));
    const inContainer = contained ? { gsi3: contained.byName, gsi4: contained.byCreated } : {};
    if (status === 'reserved' && values.formUntil !== undefined) {
      const partition = uploadsOf(accountId);
      const gsi1 = { partition, sort: createdOrder(createdAt, id) };
      return { gsi1, ...inContainer, gsi5: endsKey(values.formUntil, id) };
    }
    if (status !== 'available' && status !== 'uploading') return inContainer;
    const { byName, byCreated } = placeIn(`account#${accountId}`);
    const end = status === 'uploading' ? values.uploadUntil : values.expiresAt;
    const ends = end === undefined ? {} : { gsi5: endsKey(end, id) };
    return { gsi1: byName, gsi2: byCreated, ...inContainer, ...ends };
  },
});

/** The part of a resource that is too large for its record. */
export const details = entity({
  key: (id: string) => ({ pk: `resource#${id}`, sk: 'details' }),
  attributes: { ...detailAttributes, forgetAt: optional(seconds('forget_at')) },
});

/** The beginning of the sort keys of a resource's placements. */
export const PLACEMENT = 'list#';

/** A resource in the list of an organization or a project: a copy of what lists show. */
export const placement = entity({
  key: (id: string, list: string) => ({ pk: `resource#${id}`, sk: PLACEMENT + list }),
  attributes: { ...shownAttributes, shard: optional(number('shard')) },
  indexes: ({ shard = FIRST_SHARD, name, fileName, createdAt }, id, list) => {
    const { byName, byCreated } = ordered(shardOf(list, shard), name ?? fileName, createdAt, id);
    return { gsi1: byName, gsi2: byCreated };
  },
});

/**
 * The reconciler's notes on a resource. Each of `words` may be indexed at each of `places` (a list and its shard); both
 * are noted before the index is written, and removed some time after its rows are deleted.
 */
export const projected = entity({
  key: (id: string) => ({ pk: `resource#${id}`, sk: 'projected' }),
  attributes: {
    /** Rises with each write of this row, so that an overtaken run cannot write it. */
    run: number('run'),
    places: texts('places'),
    words: texts('words'),
    /** Whether words or the tag changed since a run last verified them, and when that change began. */
    unsettled: flag('unsettled'),
    changedAt: number('changed_at'),
    /** The record's version at the last completed run. */
    version: optional(number('version')),
    /** The object whose tag was set, and the tag. */
    object: optional(text('object')),
    tag: optional(text('tag')),
    forgetAt: optional(seconds('forget_at')),
  },
});

/** A word of a resource in a list; `place` is the list and the shard. */
export const word = entity({
  key: (place: string, folded: string, id: string) => ({ pk: `words#${place}`, sk: `${folded}\0${id}` }),
  attributes: { id: text('id'), forgetAt: optional(seconds('forget_at')) },
});
