import { RefreshCw, RotateCcw } from 'lucide-preact';
import { wordsOf } from '../api.ts';
import { IconButton } from '../design/icon-button.tsx';
import { dateOf } from '../design/time.ts';
import { tell } from '../design/toasts.tsx';
import type { Delivery, DeliveryList } from './deliveries-list.ts';

/** What was sent to a webhook in the last 30 days, and what came of it. */
export function Deliveries({ deliveries }: { deliveries: DeliveryList }) {
  const { pages, load } = deliveries;
  const state = pages.state.value;
  return (
    <section class="deliveries" aria-label="Deliveries" aria-busy={state === 'loading'}>
      <header>
        <h3>Deliveries</h3>
        <IconButton icon={RefreshCw} label="Look again" onClick={load} />
      </header>
      {state === 'failed' && (
        <p role="alert" class="failure">
          {wordsOf(pages.failure.value)}
        </p>
      )}
      {state === 'all' && pages.items.value.length === 0 && (
        <p class="quiet">Nothing was sent in the last 30 days. Send a test to try the address.</p>
      )}
      <ul>
        {pages.items.value.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onReplay={() => replay(deliveries, delivery)} />
        ))}
      </ul>
      {state === 'more' && (
        <button type="button" class="secondary" onClick={pages.loadMore}>
          Show older ones
        </button>
      )}
    </section>
  );
}

async function replay(deliveries: DeliveryList, { id, type }: Delivery): Promise<void> {
  try {
    await deliveries.replay(id);
    tell({ text: `${type} is sent again.` });
  } catch (error) {
    tell({ text: wordsOf(error), isFailure: true });
  }
}

const states = {
  pending: ['On its way', ''],
  delivered: ['Delivered', 'good'],
  parked: ['Given up', 'bad'],
} as const;

function DeliveryRow({ delivery, onReplay }: { delivery: Delivery; onReplay: () => void }) {
  const { type, status, created_at: created } = delivery;
  const [words, look] = stateOf(delivery);
  return (
    <li>
      <details>
        <summary>
          <span class={`badge ${look}`}>{words}</span>
          <span class="name">{type}</span>
          <time class="quiet number" dateTime={created}>
            {dateOf(created)}
          </time>
        </summary>
        <p class="quiet">{outcomeOf(delivery)}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls (axe, "scrollable-region-focusable") */}
        <section tabIndex={0} aria-label="What was sent">
          <pre>{JSON.stringify(delivery.event, null, 2)}</pre>
        </section>
      </details>
      <IconButton
        icon={RotateCcw}
        label={`Send ${type} again`}
        title="Send again"
        disabled={status === 'pending' && delivery.attempts === 0}
        onClick={onReplay}
      />
    </li>
  );
}

function stateOf({ status, attempts }: Delivery): readonly [words: string, look: string] {
  return status === 'pending' && attempts > 0 ? ['Tried again later', 'bad'] : states[status];
}

/** What came of a delivery so far, in a sentence. */
function outcomeOf({ attempts, last_status: status, last_error: error, ...delivery }: Delivery): string {
  const tries = attempts === 1 ? 'once' : `${attempts} times`;
  const answer = status === null ? '' : ` The last answer was ${status}.`;
  const problem = error === null ? '' : ` ${error}`;
  const next =
    delivery.next_attempt_at === null || delivery.status !== 'pending'
      ? ''
      : ` The next attempt is on ${dateOf(delivery.next_attempt_at)}.`;
  if (attempts === 0) return 'It has not been sent yet.';
  return `Sent ${tries}.${answer}${problem}${next}`;
}
