import type { AccessKey } from '../access-key.ts';
import type { Answer } from './engine/answers.ts';

/** The options of the table's thread. */
export interface TableThreadOptions {
  readonly directory: string;
  readonly tableName: string;
  readonly credentials: AccessKey;
  /** Whether changes are journaled. */
  readonly stream: boolean;
  /** The delay of the indexes behind the table, in milliseconds. */
  readonly indexLag: number;
}

/** The thread's report when it is ready. Later it notifies its owner of changes in the journal. */
export interface TableReport {
  readonly port: number;
}

/** The thread's functions: an operation of DynamoDB or one of `CHORES`, by name and JSON body. */
export type TableFunctions = {
  readonly perform: (operation: string, body: string) => Answer;
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
