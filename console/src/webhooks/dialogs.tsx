import { useSignal } from '@preact/signals';
import type { Webhook } from 'resource-manager-client';
import { CopyButton } from '../design/copy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { FormDialog } from '../design/form-dialog.tsx';
import { useFocus } from '../design/use-focus.ts';
import { addressOf, navigate } from '../navigation.ts';
import { eventWords } from './events.ts';
import { addWebhook, changeWebhook, deleteWebhook, type EventName, newSecret } from './store.ts';

interface WebhookDialogProps {
  /** The one to change; a new one without it. */
  readonly webhook?: Webhook;
  readonly onClose: () => void;
}

/** Asks for an address, and for the events that it is told of. */
export function WebhookDialog({ webhook, onClose }: WebhookDialogProps) {
  const url = useSignal(webhook?.url ?? '');
  const isAll = useSignal(webhook?.events.includes('*') ?? true);
  const events = useSignal<readonly EventName[]>(webhook?.events ?? []);
  const first = useFocus<HTMLInputElement>();
  const submit = async () => {
    const wanted = isAll.value ? (['*'] as const) : events.value.filter((name) => name !== '*');
    if (wanted.length === 0) throw new Error('Choose at least one event.');
    if (webhook !== undefined) return changeWebhook(webhook.id, { url: url.value, events: [...wanted] });
    const id = await addWebhook(url.value.trim(), [...wanted]);
    if (id !== undefined) navigate(addressOf({ path: ['webhooks', id] }));
  };
  return (
    <FormDialog
      title={webhook === undefined ? 'Add a webhook' : 'Change the webhook'}
      action={webhook === undefined ? 'Add' : 'Save'}
      onSubmit={submit}
      onClose={onClose}
    >
      <label>
        Address
        <input
          ref={first}
          type="url"
          required
          maxLength={2000}
          placeholder="https://example.com/events"
          spellcheck={false}
          value={url}
          onInput={({ currentTarget }) => {
            url.value = currentTarget.value;
          }}
        />
      </label>
      <fieldset class="events">
        <legend>Events</legend>
        <label>
          <input
            type="checkbox"
            checked={isAll}
            onChange={({ currentTarget }) => {
              isAll.value = currentTarget.checked;
            }}
          />
          All, and those to come
        </label>
        {!isAll.value &&
          Object.entries(eventWords).map(([name, words]) => (
            <EventChoice
              key={name}
              words={words}
              isChosen={events.value.some((one) => one === name)}
              onChange={(isChosen) => {
                const others = events.value.filter((one) => one !== name);
                events.value = isChosen ? [...others, name as EventName] : others;
              }}
            />
          ))}
      </fieldset>
    </FormDialog>
  );
}

interface EventChoiceProps {
  readonly words: string;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function EventChoice({ words, isChosen, onChange }: EventChoiceProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {words}
    </label>
  );
}

/** Shows a new secret, this once. */
export function SecretDialog() {
  const { url, secret } = newSecret.value ?? { url: '', secret: '' };
  const close = () => {
    newSecret.value = undefined;
  };
  return (
    <Dialog title="The secret of the webhook" onClose={close}>
      <p>
        What is sent to <strong class="breaking">{url}</strong> is signed with this secret. It is shown only
        now: copy it to the service that receives the events.
      </p>
      <p class="secret">
        <span class="code">{secret}</span>
        <CopyButton text={secret} label="Copy the secret" />
      </p>
      <div class="row end">
        <button type="button" onClick={close}>
          I have copied it
        </button>
      </div>
    </Dialog>
  );
}

interface ActionDialogProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

export function RotateDialog({ webhook, onClose }: ActionDialogProps) {
  return (
    <FormDialog
      title="Make a new secret"
      action="Make it"
      onSubmit={() => changeWebhook(webhook.id, { rotate_secret: true })}
      onClose={onClose}
    >
      <p>For one more day, events are signed with the old secret, too. Then only the new one is good.</p>
    </FormDialog>
  );
}

export function DeleteDialog({ webhook, onClose }: ActionDialogProps) {
  return (
    <FormDialog
      title="Delete the webhook"
      action="Delete"
      isDangerous
      onSubmit={async () => {
        await deleteWebhook(webhook.id);
        navigate(addressOf({ path: ['webhooks'] }));
      }}
      onClose={onClose}
    >
      <p>
        <strong class="breaking">{webhook.url}</strong> will not be told of anything any more, and its
        deliveries are forgotten.
      </p>
    </FormDialog>
  );
}
