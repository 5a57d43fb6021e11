import type { Doubt } from './doubts.ts';

/** One thing that must hold. */
export interface Check {
  /** A sentence without its full stop. */
  readonly title: string;
  /** The doubts of ADR 11 that its outcome answers. */
  readonly answers?: readonly Doubt[];
  /** Resolves to what was seen, if that says more than the title. Rejects with what does not hold. */
  run(): Promise<string | undefined>;
}

/** The checks of one subject, which run one after the other. */
export interface Subject {
  readonly name: string;
  readonly checks: readonly Check[];
}

/** The deployment has no such thing, as the local mode has no alarms. */
export class NotHere extends Error {}

/** Makes what several checks need at the first call, and only once. */
export function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}

/** Throws, with what was seen instead, unless the condition holds. */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** The longest part of a body in a report, in characters. */
const SHOWN = 200;

/** The answer, if it has one of these statuses. Rejects with its status and the begin of its body if it has not. */
export async function expectStatus(response: Response, ...statuses: readonly number[]): Promise<Response> {
  if (statuses.includes(response.status)) return response;
  const body = (await response.text()).slice(0, SHOWN);
  throw new Error(`answered ${response.status} instead of ${statuses.join(' or ')}: ${body}`);
}
