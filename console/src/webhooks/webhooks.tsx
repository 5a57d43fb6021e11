import { useSignal } from '@preact/signals';
import { Plus } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Webhook } from 'resource-manager-client';
import { wordsOf } from '../api.ts';
import { dateOf, dayOf } from '../design/time.ts';
import { addressOf, path } from '../navigation.ts';
import { WebhookDetails } from './details.tsx';
import { SecretDialog, WebhookDialog } from './dialogs.tsx';
import { eventsInWords } from './events.ts';
import { loadWebhooks, newSecret, webhooks } from './store.ts';
import './webhooks.css';
import { FailedList } from '../design/failed-list.tsx';

/** The webhooks of the account, and one that is open. */
export function Webhooks() {
  const failure = useSignal('');
  const isAdding = useSignal(false);
  const load = () => {
    failure.value = '';
    loadWebhooks().catch((error) => {
      failure.value = wordsOf(error);
    });
  };
  useEffect(load, []);
  const [, open] = path.value;
  const opened = webhooks.value?.find(({ id }) => id === open);
  const add = () => {
    isAdding.value = true;
  };
  return (
    <>
      <header class="bar">
        <h1>Webhooks</h1>
        <button type="button" onClick={add}>
          <Plus aria-hidden="true" /> Add a webhook
        </button>
      </header>
      <div class="files">
        <section class="scroller" aria-label="Webhooks" aria-busy={webhooks.value === undefined}>
          {failure.value !== '' && <FailedList reason={failure.value} onRetry={load} />}
          {webhooks.value === undefined && failure.value === '' && <progress aria-label="Loading webhooks" />}
          {webhooks.value?.length === 0 && <Nothing />}
          {webhooks.value !== undefined && webhooks.value.length > 0 && (
            <WebhookTable webhooks={webhooks.value} open={open} />
          )}
        </section>
        {opened !== undefined && <WebhookDetails key={opened.id} webhook={opened} />}
      </div>
      {isAdding.value && (
        <WebhookDialog
          onClose={() => {
            isAdding.value = false;
          }}
        />
      )}
      {newSecret.value !== undefined && <SecretDialog />}
    </>
  );
}

function Nothing() {
  return (
    <div class="remark">
      <p>No other service is told when something happens to your files.</p>
      <p>A webhook sends each event to an address of yours, signed with a secret.</p>
    </div>
  );
}

function WebhookTable({ webhooks: all, open }: { webhooks: readonly Webhook[]; open: string | undefined }) {
  return (
    <table class="table webhooks">
      <thead>
        <tr>
          <th scope="col">Address</th>
          <th scope="col" class="wide-only">
            Events
          </th>
          <th scope="col">State</th>
          <th scope="col" class="wide-only">
            Added
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((webhook) => (
          <tr key={webhook.id} class={webhook.id === open ? 'open' : ''}>
            <td>
              <a
                href={addressOf({ path: ['webhooks', webhook.id] })}
                aria-current={webhook.id === open ? 'true' : undefined}
              >
                <span class="name" title={webhook.url}>
                  {webhook.url}
                </span>
              </a>
            </td>
            <td class="quiet wide-only" title={eventsInWords(webhook.events)}>
              {eventsInWords(webhook.events)}
            </td>
            <td>
              <State webhook={webhook} />
            </td>
            <td class="quiet number wide-only" title={dateOf(webhook.created_at)}>
              {dayOf(webhook.created_at)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a webhook works, in a word. */
export function State({ webhook: { enabled, failing_since: failing } }: { webhook: Webhook }) {
  if (!enabled) return <span class="badge">Off</span>;
  return failing === null ? <span class="badge good">On</span> : <span class="badge bad">Failing</span>;
}
