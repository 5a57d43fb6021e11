import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { AuditEntry } from '../model/audit/entry.ts';
import { concurrently } from '../model/concurrently.ts';
import type { Event } from '../model/events/event.ts';
import type { ReconcileQueue, Reconciliation } from '../model/resources/reconcile-queue.ts';
import { type Reconciler, SETTLING_SECONDS } from '../model/resources/reconciler.ts';
import { type Platform, traceOf } from '../platform.ts';
import type { RowChange } from '../table/changes.ts';
import type { Item } from '../table/entity.ts';

/** Resources reconciled at a time. */
const AT_ONCE = 10;

/**
 * How long a batch may take, in milliseconds. Resources not begun by then go to the queue, since other changes wait
 * behind the batch. Those begun are awaited: otherwise they would go on when Lambda next uses the instance, perhaps
 * later than their delayed message.
 */
const BATCH_TIME = 30_000;

type Outcome = Awaited<ReturnType<Reconciler['reconcile']>> | 'failed';

export interface Dependencies {
  readonly workOf: (change: RowChange) => Reconciliation | undefined;
  readonly reconciler: Reconciler;
  readonly queue: ReconcileQueue;
  /** The event that a change makes, if it makes one. */
  readonly eventOf: (change: RowChange) => Promise<Event | undefined>;
  /** Sends events to webhooks and the bus. Rejects if it must be repeated. */
  readonly publish: (events: readonly Event[]) => Promise<void>;
  /** The audit's entry of a change, if it makes one; and the log that keeps such entries. */
  readonly auditEntryOf: (change: RowChange) => AuditEntry | undefined;
  readonly audit: (entries: readonly AuditEntry[]) => Promise<void>;
  /** Counts the files that changes add and remove. A repetition counts them again. */
  readonly count: (changes: readonly RowChange[]) => Promise<void>;
  readonly log: Platform['log'];
  /** The current time in milliseconds. */
  readonly now: () => number;
}

/**
 * Reconciles the resources whose records have changed. An unsettled one is reconciled again by a delayed message. A
 * failed one goes to the queue at once, so that it does not hold up the changes behind it. When the queue refuses a
 * message, the batch is redelivered from that record on; when events cannot be published, the audit written or files
 * counted, the whole batch is.
 */
export function tableStream(dependencies: Dependencies) {
  const { workOf, reconciler, queue, eventOf, publish, count, log, now } = dependencies;
  const { audit, auditEntryOf } = dependencies;
  return async ({ Records: records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const end = now() + BATCH_TIME;
    const works = merged(records.flatMap((record) => workOf(changeOf(record)) ?? []));
    const outcomes = await concurrently(works, AT_ONCE, async (work) => ({
      work,
      outcome: await outcomeOf(work, end),
    }));
    const sent = (wanted: Outcome) =>
      outcomes.flatMap(({ work, outcome }) => (outcome === wanted ? work : []));
    const refusals = [
      ...(await queue.send(sent('unsettled'), SETTLING_SECONDS)),
      ...(await queue.send(sent('failed'))),
    ];
    const [first] = refusals;
    if (first !== undefined)
      log({ level: 'ERROR', message: 'The reconcile queue refused messages.', error: traceOf(first.error) });
    const done = beforeAnyOf(records, new Set(refusals.map(({ reconciliation }) => reconciliation.id)));
    return redelivery((await finish(done)) ? records[done.length] : records[0]);
  };

  /**
   * Publishes the events of records, writes the audit, then counts files: counting comes last, so that a repetition after
   * a failure does not count twice. Resolves to false if the records must be redelivered.
   */
  async function finish(records: readonly DynamoDBRecord[]): Promise<boolean> {
    try {
      const changes = records.map(changeOf);
      const events = await Promise.all(changes.map(eventOf));
      await publish(events.filter((event) => event !== undefined));
      await audit(changes.map(auditEntryOf).filter((entry) => entry !== undefined));
      await count(changes);
      return true;
    } catch (error) {
      log({
        level: 'ERROR',
        message: 'Events were not published, the audit not written, or files not counted.',
        error: traceOf(error),
      });
      return false;
    }
  }

  async function outcomeOf({ id, formerObjects }: Reconciliation, end: number): Promise<Outcome> {
    try {
      if (now() >= end) throw new Error('The batch took too long.');
      return await reconciler.reconcile(id, formerObjects);
    } catch (error) {
      log({
        level: 'ERROR',
        message: 'Reconciling a resource failed; it is queued.',
        error: traceOf(error),
      });
      return 'failed';
    }
  }

  /** The records before the first that changes one of these resources: they are not redelivered. */
  function beforeAnyOf(records: readonly DynamoDBRecord[], ids: ReadonlySet<string>) {
    const first = records.findIndex((record) => ids.has(workOf(changeOf(record))?.id ?? ''));
    return first === -1 ? records : records.slice(0, first);
  }
}

/** Makes Lambda redeliver the batch from a record on, or not at all. */
function redelivery(from: DynamoDBRecord | undefined): DynamoDBBatchResponse {
  if (from === undefined) return { batchItemFailures: [] };
  const itemIdentifier = from.dynamodb?.SequenceNumber;
  if (itemIdentifier === undefined) throw new Error('A record of the stream has no sequence number.');
  return { batchItemFailures: [{ itemIdentifier }] };
}

/** A record's images. Lambda's events and the SDK differ only in binary attributes, which the table has none of. */
export function changeOf({ dynamodb: { OldImage, NewImage } = {} }: DynamoDBRecord): RowChange {
  return {
    ...(OldImage && { oldImage: OldImage as Item }),
    ...(NewImage && { newImage: NewImage as Item }),
  };
}

/** Merges the work on one resource, which may be removed and made again within a batch. */
function merged(works: readonly Reconciliation[]): Reconciliation[] {
  const byId = new Map<string, Reconciliation>();
  for (const work of works) {
    const formerObjects = [...(byId.get(work.id)?.formerObjects ?? []), ...(work.formerObjects ?? [])];
    byId.set(work.id, { id: work.id, ...(formerObjects.length > 0 && { formerObjects }) });
  }
  return [...byId.values()];
}
