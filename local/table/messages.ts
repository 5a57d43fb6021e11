import type { AccessKey } from '../access-key.ts';
import type { Answer } from './engine/answers.ts';

/** What the worker is started with. */
export interface WorkerOptions {
  readonly directory: string;
  readonly tableName: string;
  readonly credentials: AccessKey;
  /** Whether changes are journaled. */
  readonly stream: boolean;
  /** By how many milliseconds the indexes follow the table. */
  readonly indexLag: number;
}

/** What the worker says first: where it listens, or why it cannot. */
export type WorkerReport = { readonly port: number } | { readonly error: string };

/** A request to the worker. */
export interface Call {
  readonly id: number;
  /** An operation of DynamoDB's, or one of `CHORES`. */
  readonly operation: string;
  readonly body: string;
}

/** What the worker says after its report: an answer, or that changes have been journaled. */
export type WorkerMessage = { readonly id: number; readonly answer: Answer } | 'changed';

/** What the owner of the table can ask for besides DynamoDB's operations; nobody else can. */
export const CHORES = {
  /** Deletes up to `most` rows whose time to live has passed before `time`, in seconds; says how many. */
  sweep: 'local:Sweep',
  /** The first `most` changes of the journal. */
  readChanges: 'local:ReadChanges',
  /** Forgets the changes up to and with `sequence`. */
  confirmChanges: 'local:ConfirmChanges',
  close: 'local:Close',
} as const;
