import { useSignal } from '@preact/signals';
import { KeyRound, Pencil, Send, Trash2, X } from 'lucide-preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Webhook } from 'resource-manager-client';
import { api, wordsOf } from '../api.ts';
import { IconButton } from '../design/icon-button.tsx';
import { dateOf } from '../design/time.ts';
import { tell } from '../design/toasts.tsx';
import { addressOf, navigate } from '../navigation.ts';
import { Deliveries } from './deliveries.tsx';
import { createDeliveries } from './deliveries-list.ts';
import { DeleteDialog, RotateDialog, WebhookDialog } from './dialogs.tsx';
import { eventsInWords } from './events.ts';
import { changeWebhook } from './store.ts';

const close = () => navigate(addressOf({ path: ['webhooks'] }));

type DialogName = 'edit' | 'rotate' | 'delete';

/** All about one webhook, and what was sent to it. */
export function WebhookDetails({ webhook }: { webhook: Webhook }) {
  const { id, url, enabled } = webhook;
  const dialog = useSignal<DialogName | undefined>(undefined);
  const panel = useRef<HTMLElement>(null);
  const deliveries = useMemo(() => createDeliveries(id), [id]);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    deliveries.load();
    return deliveries.stop;
  }, [deliveries]);
  const closeDialog = () => {
    dialog.value = undefined;
  };
  const attempt = (work: Promise<unknown>) =>
    work.catch((error) => tell({ text: wordsOf(error), isFailure: true }));
  const test = async () => {
    await api.POST('/v1/webhooks/{id}/test', { params: { path: { id } } });
    deliveries.load();
  };
  return (
    <aside
      ref={panel}
      class="details webhook"
      tabIndex={-1}
      aria-label="Details of the webhook"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header>
        <h2>{url}</h2>
        <IconButton icon={X} label="Close the details" onClick={close} />
      </header>
      <label class="on-off">
        <input
          type="checkbox"
          role="switch"
          checked={enabled}
          aria-checked={enabled}
          onChange={({ currentTarget }) => attempt(changeWebhook(id, { enabled: currentTarget.checked }))}
        />
        {enabled ? 'Events are sent' : 'Nothing is sent'}
      </label>
      <Trouble webhook={webhook} />
      <p class="quiet">{eventsInWords(webhook.events)}</p>
      <div class="row actions">
        <button type="button" class="secondary" onClick={() => attempt(test())}>
          <Send aria-hidden="true" /> Send a test
        </button>
        <IconButton label="Change" icon={Pencil} onClick={() => (dialog.value = 'edit')} />
        <IconButton label="Make a new secret" icon={KeyRound} onClick={() => (dialog.value = 'rotate')} />
        <IconButton label="Delete" icon={Trash2} onClick={() => (dialog.value = 'delete')} />
      </div>
      <Deliveries deliveries={deliveries} />
      {dialog.value === 'edit' && <WebhookDialog webhook={webhook} onClose={closeDialog} />}
      {dialog.value === 'rotate' && <RotateDialog webhook={webhook} onClose={closeDialog} />}
      {dialog.value === 'delete' && <DeleteDialog webhook={webhook} onClose={closeDialog} />}
    </aside>
  );
}

/** Why nothing arrives. */
function Trouble({ webhook }: { webhook: Webhook }) {
  const { disabled_reason: reason, failing_since: since } = webhook;
  if (reason !== null) return <p class="failure">Switched off by the service: {reason}</p>;
  if (since === null) return null;
  return <p class="failure">Every delivery has failed since {dateOf(since)}.</p>;
}
