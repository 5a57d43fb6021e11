import type { Entry } from '../../model/catalogue/entry.ts';
import { entity, flag, json, number, optional, seconds, text, texts } from '../entity.ts';
import { contentsOf, endsKey, FIRST_SHARD, ordered, shardIn, shardOf } from './lists.ts';

/** What is said of a resource and may be large: it stands in the record, or in a row beside it. */
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
  /** Whether the details stand in a row of their own. */
  detailsBeside: optional(flag('details_beside')),
};

/** A resource: the one row that decides. */
export const resource = entity({
  key: (id: string) => ({ pk: `resource#${id}`, sk: 'resource' }),
  attributes: {
    ...shownAttributes,
    /** Who made this version: a client, a user or the service; and a mark that no other write has. */
    changedBy: text('changed_by'),
    changeId: optional(text('change_id')),
    objectKey: text('object_key'),
    /** Orders the events of one object. */
    sequencer: optional(text('sequencer')),
    /** The value that the object's tag must have, and the one that it got at its making, where that is another. */
    lifecycle: text('lifecycle'),
    madeWith: optional(text('made_with')),
    deletedAt: optional(number('deleted_at')),
    requestHash: optional(text('request_hash')),
    /** The shards in which it stands, in the order of `listsOf`, where one of them is not the first. */
    shards: optional(json<readonly number[]>('shards')),
    /** The organizations and projects that it was put into. */
    lists: optional(texts('lists')),
    /** Objects that it had before, until they are deleted. */
    obsoleteKeys: optional(texts('obsolete_keys')),
    /** It has expired, and stands in no list any more. */
    ended: optional(flag('ended')),
  },
  indexes: (values, id) => {
    const { accountId, status, fileName, name = fileName, createdAt, expiresAt, containerId } = values;
    if (status === 'deleted' || values.ended) return {};
    const placeIn = (list: string) => ordered(shardOf(list, shardIn(values, list)), name, createdAt, id);
    const contained = containerId && placeIn(contentsOf(containerId));
    const inContainer = contained ? { gsi3: contained.byName, gsi4: contained.byCreated } : {};
    if (status !== 'available') return inContainer;
    const { byName, byCreated } = placeIn(`account#${accountId}`);
    const ends = expiresAt === undefined ? {} : { gsi5: endsKey(expiresAt, id) };
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
 * What the reconciler has done for a resource. Words may stand at each of `places` (a list and its shard); they are
 * written down here before they are, and crossed out some time after they are gone.
 */
export const projected = entity({
  key: (id: string) => ({ pk: `resource#${id}`, sk: 'projected' }),
  attributes: {
    /** Rises with each write of this row: a run that was overtaken must not write it. */
    run: number('run'),
    places: texts('places'),
    words: texts('words'),
    /** Whether words or the tag were changed since a late run has made sure of them, and when that began. */
    unsettled: flag('unsettled'),
    changedAt: number('changed_at'),
    /** The record's version that all was last brought in line with. */
    version: optional(number('version')),
    /** The object whose tag was set, by its key and its upload, and the tag. */
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
