import type { Usage } from 'resource-manager-client';
import { type Kind, kindOf } from '../resources/kind.ts';

/** What is counted. */
export type Measure = 'bytes' | 'files';

export type Counts = Readonly<Record<Measure, number>>;

/** The kinds of files, in the order in which they are drawn from below. */
export const kinds: readonly Kind[] = ['image', 'video', 'audio', 'pdf', 'text', 'other'];

export const kindWords: Readonly<Record<Kind, string>> = {
  image: 'Images',
  video: 'Video',
  audio: 'Audio',
  pdf: 'PDF',
  text: 'Text',
  other: 'Other',
};

export interface Day extends Counts {
  /** Such as `2026-01-31`, in UTC. */
  readonly day: string;
  readonly kinds: Readonly<Partial<Record<Kind, Counts>>>;
}

const MILLISECONDS = 24 * 60 * 60 * 1000;

/** A number of days until today (UTC), both included. */
export function lastDays(count: number): { readonly from: string; readonly until: string } {
  return { from: dayOf(Date.now() - (count - 1) * MILLISECONDS), until: dayOf(Date.now()) };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Every day of an answer, the oldest first, those without files too. */
export function daysOf({ from, until, days }: Usage): readonly Day[] {
  const known = new Map(days.map((one) => [one.day, one]));
  const all: Day[] = [];
  for (let time = Date.parse(from); time <= Date.parse(until); time += MILLISECONDS) {
    const { files = 0, bytes = 0, types = [] } = known.get(dayOf(time)) ?? {};
    const ofKinds = [...Map.groupBy(types, kindOf)].map(([kind, counts]) => [kind, sumOf(counts)] as const);
    all.push({ day: dayOf(time), files, bytes, kinds: Object.fromEntries(ofKinds) });
  }
  return all;
}

/** Files and bytes by media type, the largest first. */
export function typesOf({ days }: Usage): readonly (Counts & { readonly type: string })[] {
  const types = Map.groupBy(
    days.flatMap((one) => one.types),
    ({ mime_type: type }) => type,
  );
  return [...types]
    .map(([type, counts]) => ({ type, ...sumOf(counts) }))
    .toSorted((one, other) => other.bytes - one.bytes);
}

function sumOf(all: readonly Counts[]): Counts {
  return all.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}

/** The end of a scale that shows a number: 1, 2 or 5 with zeros. */
export function scaleFor(largest: number): number {
  if (largest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= largest) ?? largest;
}
