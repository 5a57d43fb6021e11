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
  v.transform((names): readonly EventType[] => {
    const types = names.filter((name) => name !== '*');
    return types.length === names.length ? [...new Set(types)] : [];
  }),
);

function url(allowLoopback: boolean) {
  return v.pipe(
    v.string('must be a string'),
    v.rawCheck(({ dataset, addIssue }) => {
      const message = dataset.typed ? webhookUrlProblem(dataset.value, allowLoopback) : undefined;
      if (message !== undefined) addIssue({ message });
    }),
  );
}

/** Reads a new webhook. Throws one problem with everything that is wrong. */
export function readNewWebhook(input: Readonly<Record<string, unknown>>, allowLoopback: boolean) {
  return checkedFields(v.object({ url: url(allowLoopback), events }, REQUIRED), input);
}

/** Reads a change of a webhook, which may have any of its fields. Throws one problem with everything that is wrong. */
export function readWebhookChange(input: Readonly<Record<string, unknown>>, allowLoopback: boolean) {
  const schema = v.object(
    {
      url: v.exactOptional(url(allowLoopback)),
      events: v.exactOptional(events),
      enabled: v.exactOptional(v.boolean(BOOLEAN)),
      rotate_secret: v.exactOptional(v.boolean(BOOLEAN)),
    },
    REQUIRED,
  );
  return checkedFields(schema, input);
}
