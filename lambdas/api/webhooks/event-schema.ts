import * as v from 'valibot';
import { eventTypes } from '../../model/events/event.ts';
import { resourceSchema } from '../resource-manager/resource-schema.ts';

const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer());

/** What is told of a clone that is complete, as `cloneEvent` renders it. */
const clonedContainer = v.object({
  container_id: v.pipe(v.string(), v.description('The new container.')),
  from_container_id: v.string(),
  name: v.string(),
  total: count,
  copied: count,
  skipped: count,
  started_at: time,
  completed_at: time,
  expires_at: v.null(),
});

function eventOf<Type extends v.GenericSchema, Data extends v.GenericSchema>(type: Type, data: Data) {
  return v.object({ id: v.string(), type, timestamp: time, data });
}

/** An event as receivers get it. */
export const eventSchema = v.union([
  eventOf(v.picklist(eventTypes.filter((type) => type !== 'container.cloned')), resourceSchema),
  eventOf(v.literal('container.cloned'), clonedContainer),
  eventOf(v.literal('webhook.test'), v.object({})),
]);
