import * as v from 'valibot';
import { type EventType, eventTypes } from '../../model/events/event.ts';
import { webhookUrlProblem } from '../../model/webhooks/address.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';

const EVENTS = `must be a list of ${eventTypes.join(', ')}, or of * for all`;
const BOOLEAN = 'must be true or false';

const isEventName = (name: unknown): name is EventType | '*' =>
  name === '*' || eventTypes.some((type) => type === name);

/** Distinct event types. An empty list means all, including future ones. */
const events = v.pipe(
  v.custom<readonly (EventType | '*')[]>(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isEventName),
    EVENTS,
  ),
  v.metadata({ type: 'array', minItems: 1, items: { type: 'string', enum: [...eventTypes, '*'] } }),
  v.transform((names): readonly EventType[] => {
    const types = names.filter((name) => name !== '*');
    return types.length === names.length ? [...new Set(types)] : [];
  }),
);

function url(allowLoopback: boolean) {
  return v.pipe(
    v.string('must be a string'),
    v.metadata({
      format: 'uri',
      maxLength: 2000,
      description: 'An https URL of a host on the public internet, without credentials.',
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      const message = dataset.typed ? webhookUrlProblem(dataset.value, allowLoopback) : undefined;
      if (message !== undefined) addIssue({ message });
    }),
  );
}

/** What a new webhook is to be. Loopback addresses are allowed in the local mode only. */
export function newWebhookSchema(allowLoopback: boolean) {
  return v.pipe(
    v.object({ url: url(allowLoopback), events }, REQUIRED),
    v.metadata({ additionalProperties: false }),
  );
}

/** A change of a webhook. */
export function webhookChangeSchema(allowLoopback: boolean) {
  return v.pipe(
    v.object(
      {
        url: v.exactOptional(url(allowLoopback)),
        events: v.exactOptional(events),
        enabled: v.exactOptional(v.boolean(BOOLEAN)),
        rotate_secret: v.exactOptional(v.boolean(BOOLEAN)),
      },
      REQUIRED,
    ),
    v.metadata({ additionalProperties: false }),
  );
}

/** Reads a new webhook. Throws one problem with everything that is wrong. */
export function readNewWebhook(input: Readonly<Record<string, unknown>>, allowLoopback: boolean) {
  return checkedFields(newWebhookSchema(allowLoopback), input);
}

/** Reads a change of a webhook: only what is there changes. Throws one problem with everything that is wrong. */
export function readWebhookChange(input: Readonly<Record<string, unknown>>, allowLoopback: boolean) {
  return checkedFields(webhookChangeSchema(allowLoopback), input);
}
