import {
  createdOrder,
  type Entry,
  type EntryChange,
  entityTypes,
  indexedWords,
  nameOrder,
  searchText,
} from '../domain/catalogue.ts';
import type { Resource } from '../domain/resource.ts';
import { type Item, toItem } from './attributes.ts';

/** Attributes of an entry are attributes of the row, so that two changes of different ones never meet. */
const ATTRIBUTE = 'attribute.';

/** The entry in a resource's row; of one that nobody has described, its file's name. */
export function entryOf(row: Item): Entry {
  const entityType = entityTypes.find((type) => type === row['entity_type']?.S);
  const entityId = row['entity_id']?.S;
  return {
    name: row['name']?.S ?? row['file_name']?.S ?? '',
    description: row['description']?.S ?? '',
    archived: row['archived']?.BOOL === true,
    attributes: Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => name.startsWith(ATTRIBUTE))
        .map(([name, value]) => [name.slice(ATTRIBUTE.length), JSON.parse(value.S ?? 'null')]),
    ),
    ...(entityType === undefined ? {} : { entityType }),
    ...(entityId === undefined ? {} : { entityId }),
  };
}

/** What a change of an entry sets in the row, and what it removes. */
export function entryChangeRow(change: EntryChange): { set: Item; remove: string[] } {
  const attributes = Object.entries(change.attributes ?? {});
  const kept = attributes.filter(([, value]) => value !== null);
  return {
    set: toItem({
      name: change.name,
      description: change.description,
      archived: change.archived,
      entity_type: change.entityType ?? undefined,
      entity_id: change.entityId ?? undefined,
      tags: change.tags,
      container_id: change.containerId ?? undefined,
      ...Object.fromEntries(kept.map(([key, value]) => [ATTRIBUTE + key, JSON.stringify(value)])),
    }),
    remove: [
      ...attributes.filter(([, value]) => value === null).map(([key]) => ATTRIBUTE + key),
      ...(change.entityType === null ? ['entity_type'] : []),
      ...(change.entityId === null ? ['entity_id'] : []),
      ...(change.containerId === null ? ['container_id'] : []),
    ],
  };
}

/** What the lists know of a resource; the same in the resource's own row and wherever else it is placed. */
export function listedRow(resource: Pick<Resource, 'id' | 'createdAt'>, entry: Entry): Item {
  return toItem({
    name_order: nameOrder(entry.name, resource.id),
    created_order: createdOrder(resource.createdAt, resource.id),
    archived: entry.archived,
    entity_type: entry.entityType,
    search_text: searchText(entry),
    words_indexed: indexedWords(entry) !== undefined,
  });
}
