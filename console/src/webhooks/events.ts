import type { EventName } from './store.ts';

/** What can be told, in words. */
export const eventWords: Readonly<Record<Exclude<EventName, '*'>, string>> = {
  'resource.available': 'A file has been uploaded',
  'resource.updated': 'A file has been changed',
  'resource.deleted': 'A file has been deleted',
  'resource.expired': 'A file has reached its end',
  'container.cloned': 'A container has been cloned',
};

/** Which events a webhook is told of. */
export function eventsInWords(events: readonly EventName[]): string {
  return events.includes('*') ? 'All events' : events.join(', ');
}
