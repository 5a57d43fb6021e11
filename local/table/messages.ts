import type { Answer } from './engine/answers.ts';

/** The options of the table's thread. */
export interface TableThreadOptions {
  readonly directory: string;
  readonly tableName: string;
  /** Whether changes are journaled. */
  readonly stream: boolean;
  /** The delay of the indexes behind the table, in milliseconds. */
  readonly indexLag: number;
}

/**
 * What the thread can be asked for: an operation of DynamoDB's, or one of `CHORES`, by name and JSON body. It notifies its
 * owner of changes in the journal.
 */
export type TableFunctions = {
  readonly perform: (operation: string, body: string) => Answer;
  readonly doChore: (chore: string, body: string) => Answer;
};

/** Operations besides DynamoDB's, for the owner of the table only. */
export const CHORES = {
  /** Deletes up to `most` rows whose time to live ended before `time` (seconds), and returns how many. */
  sweep: 'local:Sweep',
  /** Returns the first changes of the journal, at most `most`. */
  readChanges: 'local:ReadChanges',
  /** Forgets the changes up to and including `sequence`. */
  confirmChanges: 'local:ConfirmChanges',
} as const;
