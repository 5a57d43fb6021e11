import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { type AuditEntry, auditLine } from '../model/audit/entry.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/** The stream of all entries: many functions may write to one stream. */
export const AUDIT_STREAM = 'changes';

/** CloudWatch Logs' limits for one request, in events and in bytes, of which each event needs 26 more. */
const MOST_EVENTS = 10_000;
const MOST_BYTES = 1_048_576;
const EVENT_BYTES = 26;

/**
 * Writes entries to the audit's log group; they are kept when it resolves. Their time in the log is the present one, since
 * CloudWatch Logs refuses older events; each line has its own.
 */
export function auditLog(platform: Platform): (entries: readonly AuditEntry[]) => Promise<void> {
  const logGroupName = setting(platform, 'AUDIT_LOG_GROUP');
  let client: CloudWatchLogsClient | undefined;
  return async (entries) => {
    if (entries.length === 0) return;
    const sdk = await import('@aws-sdk/client-cloudwatch-logs');
    client ??= new sdk.CloudWatchLogsClient(clientConfiguration(platform, 'CLOUDWATCH_LOGS'));
    for (const lines of batches(entries.map(auditLine))) {
      const timestamp = platform.now();
      const logEvents = lines.map((message) => ({ timestamp, message }));
      const { rejectedLogEventsInfo: rejected } = await client.send(
        new sdk.PutLogEventsCommand({ logGroupName, logStreamName: AUDIT_STREAM, logEvents }),
      );
      if (rejected !== undefined)
        throw new Error(`The audit's log did not take all entries: ${JSON.stringify(rejected)}`);
    }
  };
}

function* batches(lines: readonly string[]): Iterable<readonly string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const more = Buffer.byteLength(line) + EVENT_BYTES;
    if (batch.length === MOST_EVENTS || (batch.length > 0 && bytes + more > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}
