import type { WebhookStore } from '../model/webhooks/ports.ts';
import type { Webhook } from '../model/webhooks/webhook.ts';
import { WEBHOOK, webhook, webhooksOf } from './entities.ts';
import { type Item, keyOf } from './entity.ts';
import { pause } from './pause.ts';
import { beginningWith, query } from './query.ts';
import { get, NEW, put, remove, type Table } from './table.ts';

/** Webhooks in the table, one row each, all of an account's in one partition. */
export function webhookRecords(table: Table): WebhookStore {
  return {
    async add({ id, accountId, ...values }) {
      const item = webhook.item([accountId, id], { version: 1, ...values });
      if (!(await put(table, item, NEW))) throw new Error(`The webhook id ${id} is taken.`);
    },

    async find(accountId, id) {
      const item = await get(table, webhook.key(accountId, id));
      return item && webhookOf(accountId, item);
    },

    async list(accountId) {
      const range = { partition: webhooksOf(accountId), ...beginningWith(WEBHOOK), consistent: true };
      const { items } = await query(table, range);
      return items
        .map((item) => webhookOf(accountId, item))
        .sort((one, other) => one.createdAt - other.createdAt);
    },

    async change(accountId, id, rule) {
      for (let tries = 0; ; tries++) {
        await pause(tries);
        const item = await get(table, webhook.key(accountId, id));
        if (item === undefined) return undefined;
        const { version } = webhook.values(item);
        const changed = rule(webhookOf(accountId, item));
        const { id: _, accountId: __, ...values } = changed;
        const next = webhook.item([accountId, id], { ...values, version: version + 1 });
        const isSame = {
          expression: '#version = :version',
          names: { '#version': 'version' },
          values: { ':version': { N: String(version) } },
        };
        if (await put(table, next, isSame)) return changed;
      }
    },

    remove: async (accountId, id) => {
      const isThere = (await get(table, webhook.key(accountId, id))) !== undefined;
      await remove(table, webhook.key(accountId, id));
      return isThere;
    },
  };
}

function webhookOf(accountId: string, item: Item): Webhook {
  const { version: _, ...values } = webhook.values(item);
  return { id: keyOf(item).sk.slice(WEBHOOK.length), accountId, ...values };
}
