/** What a thread can be asked for, by name. Parameters and results are cloned on their way, or transferred. */
// biome-ignore lint/suspicious/noExplicitAny: only so can functions of all parameters be meant
export type Calls = { readonly [Name in string]: (...parameters: any[]) => unknown };

/** What a thread says first: that it is ready, or in one sentence why it cannot be. */
export type FirstMessage<Report> = { readonly report: Report } | { readonly error: string };

/** A request to the thread. */
export interface Call {
  readonly id: number;
  readonly what: { readonly name: string; readonly parameters: readonly unknown[] } | 'close';
}

/** What the thread says after that: how a call ended, or that its owner should look after something. */
export type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: unknown }
  | 'notice';
