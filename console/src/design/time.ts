import { signal } from '@preact/signals';

/** The current time in milliseconds since 1970, to the second. */
export const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A time in RFC 3339 for people, in their own time zone. */
export function dateOf(time: string): string {
  return dates.format(new Date(time));
}

export function dayOf(time: string): string {
  return days.format(new Date(time));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something takes in its two largest units, such as `3 d 4 h`, or `00:41` in the last hour. */
export function countdown(milliseconds: number): string {
  const left = Math.max(0, Math.ceil(milliseconds / SECOND) * SECOND);
  const part = (unit: number, of = Number.POSITIVE_INFINITY) => Math.floor((left % of) / unit);
  if (left >= DAY) return `${part(DAY)} d ${part(HOUR, DAY)} h`;
  if (left >= HOUR) return `${part(HOUR)} h ${part(MINUTE, HOUR)} min`;
  return `${String(part(MINUTE)).padStart(2, '0')}:${String(part(SECOND, MINUTE)).padStart(2, '0')}`;
}
