import type { Container } from '../model/containers/container.ts';
import type { ContainerStore } from '../model/containers/ports.ts';
import { container } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { get, type Table } from './table.ts';

/** Finds containers only, so that handlers that only look one up load less code. */
export function containerLookup(table: Table): Pick<ContainerStore, 'find'> {
  return {
    async find(id) {
      const item = await get(table, container.key(id));
      return item && containerOf(item);
    },
  };
}

/** A row's container. Undefined while it is being deleted. */
export function containerOf(item: Item): Container | undefined {
  const { deleting = false, shard: _, version: __, changedBy: ___, ...values } = container.values(item);
  return deleting ? undefined : { id: idOf(item), ...values };
}
