import type { Clone } from '../../model/containers/clone/clone.ts';
import { entity, flag, json, number, optional, seconds, text, texts } from '../entity.ts';
import { containersOf, ordered, shardOf } from './lists.ts';

export const container = entity({
  key: (id: string) => ({ pk: `container#${id}`, sk: 'container' }),
  attributes: {
    accountId: text('account_id'),
    name: text('name'),
    description: text('description'),
    tags: texts('tags'),
    createdAt: number('created_at'),
    updatedAt: number('updated_at'),
    /** Set while the container is being deleted: it is hidden. */
    deleting: optional(flag('deleting')),
    /** Counts the changes; and the author of this version, a client, a user or the service. */
    version: optional(number('version')),
    changedBy: optional(text('changed_by')),
    /** Its shard in its account's list. */
    shard: number('shard'),
  },
  indexes: ({ accountId, name, createdAt, deleting, shard }, id) => {
    if (deleting) return {};
    const { byName, byCreated } = ordered(shardOf(containersOf(accountId), shard), name, createdAt, id);
    return { gsi1: byName, gsi2: byCreated };
  },
});

/** A container's last finished clone. */
export const lastClone = entity({
  key: (containerId: string) => ({ pk: `container#${containerId}`, sk: 'clone' }),
  attributes: { clone: json<Clone>('clone'), forgetAt: seconds('forget_at') },
});

/** A page of a clone's plan, by the new container's id. */
export const clonePage = entity({
  key: (containerId: string, page: number) => ({
    pk: `plan#${containerId}`,
    sk: `page#${String(page).padStart(6, '0')}`,
  }),
  attributes: { ids: texts('ids'), forgetAt: seconds('forget_at') },
});
