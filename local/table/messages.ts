import type { AccessKey } from '../access-key.ts';
import type { Answer } from './engine/answers.ts';

/** What the table's thread is started with. */
export interface TableThreadOptions {
  readonly directory: string;
  readonly tableName: string;
  readonly credentials: AccessKey;
  /** Whether changes are journaled. */
  readonly stream: boolean;
  /** By how many milliseconds the indexes follow the table. */
  readonly indexLag: number;
}

/** What the thread says when it is ready: where it listens. Later it notifies its owner of changes in the journal. */
export interface TableReport {
  readonly port: number;
}

/** What the thread can be asked for: an operation of DynamoDB's, or one of `CHORES`, by name and JSON body. */
export type TableFunctions = {
  readonly perform: (operation: string, body: string) => Answer;
};

/** What the owner of the table can ask for besides DynamoDB's operations; nobody else can. */
export const CHORES = {
  /** Deletes up to `most` rows whose time to live has passed before `time`, in seconds; says how many. */
  sweep: 'local:Sweep',
  /** The first `most` changes of the journal. */
  readChanges: 'local:ReadChanges',
  /** Forgets the changes up to and with `sequence`. */
  confirmChanges: 'local:ConfirmChanges',
} as const;
