/** The functions of a thread by name. Parameters and results are cloned or transferred. */
// biome-ignore lint/suspicious/noExplicitAny: the type of functions with any parameters
export type Calls = { readonly [Name in string]: (...parameters: any[]) => unknown };

/** The owner's first message about a database: what the thread's module needs to open it. */
export interface Opening {
  readonly open: unknown;
}

/** The thread's answer to it: its report when the database is open, or one sentence about the failure. */
export type Opened<Report> = { readonly report: Report } | { readonly error: string };

/** A call of a function in the thread. */
export interface Call {
  readonly id: number;
  readonly what: { readonly name: string; readonly parameters: readonly unknown[] } | 'close';
}

/** A later message of the thread: the outcome of a call, or a notice to its owner. */
export type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: unknown }
  | 'notice';
