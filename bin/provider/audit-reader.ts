import { type CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';

/** A range of the audit; times are in milliseconds since 1970. */
export interface AuditRange {
  readonly accountId: string;
  readonly from: number;
  readonly until: number;
}

/** Reads the entries of an account, as they were logged, page by page; a page may be empty. */
export type AuditReader = (range: AuditRange) => AsyncIterable<readonly string[]>;

/** The entries of one page: less than a request to CloudWatch Logs may return. */
const PAGE = 1000;

/** Reads the audit from CloudWatch Logs, or from the local mode's. `open` is called with the first read. */
export function auditReader(
  logGroupName: string,
  open: () => Promise<{ readonly client: CloudWatchLogsClient; close(): Promise<void> }>,
): AuditReader {
  return async function* read({ accountId, from, until }) {
    const { client, close } = await open();
    try {
      const filterPattern = `{ $.account_id = "${accountId}" }`;
      const range = { logGroupName, filterPattern, startTime: from, endTime: until, limit: PAGE };
      let nextToken: string | undefined;
      do {
        const page = await client.send(new FilterLogEventsCommand({ ...range, nextToken }));
        yield (page.events ?? []).flatMap(({ message }) => message ?? []);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
    } finally {
      client.destroy();
      await close();
    }
  };
}
