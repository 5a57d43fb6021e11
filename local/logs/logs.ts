import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AccessKey } from '../access-key.ts';
import { serveJson } from '../json-service.ts';
import { openServer } from '../server.ts';
import { LogStore } from './log-store.ts';
import { execute } from './operations.ts';

export interface LogsOptions {
  /** The folder of the entries, made if it is missing. Only one process may use it. */
  readonly directory: string;
  /** The only log group. */
  readonly logGroup: string;
  readonly logStream: string;
  /** How long entries are kept, in milliseconds. */
  readonly retention: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
}

export interface Logs {
  /** The address for a CloudWatch Logs client, with any region. */
  readonly endpoint: string;
  /** Removes entries after their retention. */
  sweep(): void;
  close(): Promise<void>;
}

/** The embedded CloudWatch Logs on the loopback interface: one log group with one stream, written and filtered. */
export async function openLogs(options: LogsOptions): Promise<Logs> {
  const { directory, now, retention, credentials } = options;
  await mkdir(directory, { recursive: true });
  const store = new LogStore(path.join(directory, 'entries.sqlite'));
  const server = await openServer(0);
  serveJson(server, {
    name: 'logs',
    target: 'Logs_20140328',
    version: '1.1',
    malformed: 'SerializationException',
    credentials,
    perform: (operation, input) => execute(operation, input, { ...options, store, now: now() }),
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    sweep: () => store.deleteBefore(now() - retention),
    async close() {
      await server.close();
      store.close();
    },
  };
}
