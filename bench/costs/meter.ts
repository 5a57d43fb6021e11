import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Platform } from '../../lambdas/platform.ts';

/** What functions have used that AWS bills, besides their time. */
export interface Use {
  /** Units of the table, as DynamoDB counts them. */
  writes: number;
  reads: number;
  /** Requests to the bucket: those that S3 bills as PUT, COPY, POST or LIST, and as GET. Deletions are free. */
  puts: number;
  gets: number;
  /** Requests to KMS and SQS. */
  keys: number;
  messages: number;
  /** Lines of functions in the log, and their bytes as CloudWatch counts them. */
  logLines: number;
  logBytes: number;
}

export const NOTHING: Use = {
  writes: 0,
  reads: 0,
  puts: 0,
  gets: 0,
  keys: 0,
  messages: 0,
  logLines: 0,
  logBytes: 0,
};

/** What CloudWatch adds to the bytes of each entry. */
export const LOG_OVERHEAD = 26;

type CallTable = NonNullable<Platform['callTable']>;

interface SentRequest {
  readonly request: { readonly method: string; readonly path: string; getHeader(name: string): unknown };
}

/**
 * Counts what functions use: table units by the table's own answers, requests to other services where Node sends them,
 * and lines of the log where they are written.
 */
export class Meter {
  readonly use: Use = { ...NOTHING };
  readonly #services: ReadonlyMap<string, 'bucket' | 'keys' | 'messages'>;

  /** Functions that are bound to `platform` are counted. */
  readonly platform: Platform;

  constructor(platform: Platform) {
    const { environment, callTable, log, now } = platform;
    if (callTable === undefined) throw new Error('The table must be in this process.');
    const host = (name: string) => new URL(environment[name] ?? '').host;
    this.#services = new Map([
      [host('AWS_ENDPOINT_URL_S3'), 'bucket'],
      [host('BUCKET_URL'), 'bucket'],
      [host('AWS_ENDPOINT_URL_KMS'), 'keys'],
      [host('RECONCILE_QUEUE_URL'), 'messages'],
      [host('WEBHOOK_QUEUE_URL'), 'messages'],
    ]);
    this.platform = {
      environment,
      now,
      callTable: this.#counting(callTable),
      log: (entry) => {
        this.use.logLines += 1;
        this.use.logBytes += Buffer.byteLength(JSON.stringify(entry)) + LOG_OVERHEAD;
        log(entry);
      },
    };
    subscribe('http.client.request.start', this.#sent);
  }

  close(): void {
    unsubscribe('http.client.request.start', this.#sent);
  }

  #counting(call: CallTable): CallTable {
    return async (operation, body) => {
      const answer = await call(
        operation,
        JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }),
      );
      const isRead = /^(Get|Query|BatchGet|TransactGet)/.test(operation);
      this.use[isRead ? 'reads' : 'writes'] += unitsOf(answer);
      return answer;
    };
  }

  readonly #sent = (message: unknown): void => {
    const { request } = message as SentRequest;
    const service = this.#services.get(String(request.getHeader('host')));
    if (service === undefined) return;
    if (service !== 'bucket') this.use[service] += 1;
    else if (request.method !== 'DELETE') this.use[isCheap(request) ? 'gets' : 'puts'] += 1;
  };
}

/** Whether S3 bills a request as GET: a list of versions is billed like PUT. */
function isCheap({ method, path }: SentRequest['request']): boolean {
  return (method === 'GET' || method === 'HEAD') && !/[?&](versions|list-type)\b/.test(path);
}

interface Consumed {
  readonly CapacityUnits: number;
}

/** The units of an answer. A write whose condition failed costs one unit, which DynamoDB does not tell. */
function unitsOf({ statusCode, body }: Awaited<ReturnType<CallTable>>): number {
  if (statusCode !== 200) return 1;
  const { ConsumedCapacity: consumed = [] }: { ConsumedCapacity?: Consumed | Consumed[] } = JSON.parse(body);
  return [consumed].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}
