import type { Entry } from '../../lambdas/model/catalogue/entry.ts';
import type { List } from '../../lambdas/model/lists/list.ts';
import type { Resource } from '../../lambdas/model/resources/resource.ts';
import { word } from '../../lambdas/table/entities.ts';
import type { Item } from '../../lambdas/table/entity.ts';
import { project } from '../../lambdas/table/projection.ts';
import { rowsOf } from '../../lambdas/table/resource-rows.ts';
import { newRecord, withEntry } from '../../lambdas/table/resource-values.ts';

/** All rows of a resource as if it was reconciled, for writing many at once. */
export function itemsOf(
  resource: Resource,
  { entry, lists = [] }: { readonly entry?: Entry; readonly lists?: readonly List[] } = {},
): Item[] {
  const { id, createdAt } = resource;
  const plain = newRecord(resource, 'service', createdAt);
  const described = entry === undefined ? plain : withEntry(plain, entry);
  const record = lists.length === 0 ? described : { ...described, lists };
  const { item, beside } = rowsOf(id, record);
  const { placements, places, words } = project(id, { ...record, detailsBeside: beside !== undefined }, 0);
  return [
    item,
    ...(beside === undefined ? [] : [beside]),
    ...placements.values(),
    ...places.flatMap((place) => words.map((folded) => word.item([place, folded, id], { id }))),
  ];
}
