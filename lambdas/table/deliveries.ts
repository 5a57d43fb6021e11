import { daysAfter } from '../model/resources/expiry.ts';
import type { DeliveryStore } from '../model/webhooks/ports.ts';
import { DELIVERY_DAYS, type Delivery } from '../model/webhooks/webhook.ts';
import { getMany } from './batch.ts';
import { DELIVERY, deliveriesOf, delivery, PENDING, pendingDelivery } from './entities.ts';
import { type Item, keyOf } from './entity.ts';
import { beginningWith, query, queryAll } from './query.ts';
import { type Condition, get, NEW, type Table } from './table.ts';
import { putWith } from './transaction.ts';

/** How many pending deliveries are read to find the due ones. */
const LOOKED_THROUGH = 1000;

/**
 * Deliveries in the table: one row each, and a second one while it is pending. One transaction writes both, so that no
 * pending delivery is missed, and no finished one is sent.
 */
export function deliveryRecords(table: Table): DeliveryStore {
  async function* pending(webhookId: string): AsyncGenerator<Item> {
    const range = { partition: deliveriesOf(webhookId), ...beginningWith(PENDING), consistent: true };
    for await (const items of queryAll(table, { ...range, limit: LOOKED_THROUGH })) yield* items;
  }

  return {
    add: (added) => write(added, NEW),

    async find(webhookId, id) {
      const item = await get(table, delivery.key(webhookId, id));
      return item && deliveryOf(webhookId, item);
    },

    save: (saved, before) => write(saved, isUnchanged(before)),

    async due(webhookId, now, limit) {
      const ids: string[] = [];
      let seen = 0;
      for await (const item of pending(webhookId)) {
        if (pendingDelivery.values(item).nextAttemptAt <= now) ids.push(idOfRow(item));
        seen += 1;
        if (ids.length === limit || seen === LOOKED_THROUGH) break;
      }
      const items = await getMany(
        table,
        ids.map((id) => delivery.key(webhookId, id)),
      );
      return items.map((item) => deliveryOf(webhookId, item)).sort(byId);
    },

    async nextDue(webhookId) {
      let next: number | undefined;
      for await (const item of pending(webhookId)) {
        const { nextAttemptAt } = pendingDelivery.values(item);
        if (next === undefined || nextAttemptAt < next) next = nextAttemptAt;
      }
      return next;
    },

    async list(webhookId, before, limit) {
      const range = {
        partition: deliveriesOf(webhookId),
        from: DELIVERY,
        to: `${DELIVERY}${before ?? '\u{10ffff}'}`,
        descending: true,
      };
      const after = before === undefined ? {} : { after: DELIVERY + before };
      const { items } = await query(table, { ...range, ...after, limit });
      return items.slice(0, limit).map((item) => deliveryOf(webhookId, item));
    },
  };

  function write(written: Delivery, condition: Condition): Promise<boolean> {
    const { id, webhookId, ...values } = written;
    const forgetAt = daysAfter(values.createdAt, DELIVERY_DAYS);
    const item = delivery.item([webhookId, id], { ...values, forgetAt });
    const { nextAttemptAt } = values;
    const other =
      nextAttemptAt === undefined
        ? { delete: pendingDelivery.key(webhookId, id) }
        : { put: pendingDelivery.item([webhookId, id], { nextAttemptAt, forgetAt }) };
    return putWith(table, item, condition, other);
  }
}

/** The condition that a delivery has not been tried or replayed since it was read. */
function isUnchanged({ status, attempts }: Delivery): Condition {
  return {
    expression: '#status = :status AND attempts = :attempts',
    names: { '#status': 'status' },
    values: { ':status': { S: status }, ':attempts': { N: String(attempts) } },
  };
}

function idOfRow(item: Item): string {
  return keyOf(item).sk.replace(/^\w+#/, '');
}

function deliveryOf(webhookId: string, item: Item): Delivery {
  const { forgetAt: _, status, ...values } = delivery.values(item);
  return { id: idOfRow(item), webhookId, ...values, status: statusOf(status) };
}

function statusOf(status: string): Delivery['status'] {
  if (status === 'pending' || status === 'delivered' || status === 'parked') return status;
  throw new Error(`The row has the unknown status ${status}.`);
}

function byId(one: Delivery, other: Delivery): number {
  return one.id < other.id ? -1 : 1;
}
