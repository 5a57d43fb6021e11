import { effect } from '@preact/signals';
import type { Delivery as DeliveryOfEvent } from 'resource-manager-client';
import { api } from '../api.ts';
import { createPages, type Pages } from '../pages.ts';

/** A delivery. What was sent is only shown, whatever it is. */
export type Delivery = Omit<DeliveryOfEvent, 'event'> & { readonly event: unknown };

/** How soon what is on its way is looked for again, in milliseconds. */
const SOON = 2000;

/** What was sent to a webhook, the newest first. */
export interface DeliveryList {
  readonly pages: Pages<Delivery>;
  /** Loads the deliveries, and again while some are on their way for the first time. */
  load(): void;
  /** Sends one again. Rejects with `ApiError`. */
  replay(delivery: string): Promise<void>;
  /** Ends all loading. */
  stop(): void;
}

export function createDeliveries(id: string): DeliveryList {
  const pages = createPages<Delivery>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function load(): void {
    pages.start(async (cursor, signal) => {
      const query = cursor === undefined ? { limit: 50 } : { limit: 50, cursor };
      const { data } = await api.GET('/v1/webhooks/{id}/deliveries', {
        params: { path: { id }, query },
        signal,
      });
      return { items: data?.deliveries ?? [], cursor: data?.cursor ?? null };
    });
  }

  const stopWatching = effect(() => {
    clearTimeout(timer);
    const isOnItsWay = pages.items.value.some(
      ({ status, attempts }) => status === 'pending' && attempts === 0,
    );
    if (isOnItsWay && pages.state.value !== 'loading') timer = setTimeout(load, SOON);
  });

  return {
    pages,
    load,
    async replay(delivery) {
      await api.POST('/v1/webhooks/{id}/deliveries/{delivery}/replay', {
        params: { path: { id, delivery } },
      });
      load();
    },
    stop() {
      stopWatching();
      clearTimeout(timer);
    },
  };
}
