import path from 'node:path';
import type { AccessKey } from '../access-key.ts';
import { AUDIT_LOG } from '../names.ts';
import { AUDIT_STREAM } from '../service.ts';
import { type Logs, openLogs } from './logs.ts';

/** How long the audit is kept, in milliseconds: a year, as by default in AWS. */
const RETENTION = 365 * 24 * 60 * 60_000;

/** The audit's log in the folder of all data. */
export function openAuditLog(
  dataDirectory: string,
  now: () => number,
  credentials: AccessKey,
): Promise<Logs> {
  return openLogs({
    directory: path.join(dataDirectory, 'audit'),
    logGroup: AUDIT_LOG,
    logStream: AUDIT_STREAM,
    retention: RETENTION,
    now,
    credentials,
  });
}
