import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { concurrently } from '../model/concurrently.ts';
import type { ReconcileQueue, Reconciliation } from '../model/resources/reconcile-queue.ts';
import { type Reconciler, SETTLING_SECONDS } from '../model/resources/reconciler.ts';
import { type Platform, traceOf } from '../platform.ts';
import type { RowChange } from '../table/changes.ts';
import type { Item } from '../table/entity.ts';

/** How many resources are reconciled at a time. */
const AT_ONCE = 10;

/**
 * For how long a batch is worked on, in milliseconds; what was not begun then goes to the queue, since other changes
 * wait behind it. What was begun is waited for: left alone, it would go on when Lambda uses its instance again, perhaps
 * later than the delayed message.
 */
const BATCH_TIME = 30_000;

type Outcome = Awaited<ReturnType<Reconciler['reconcile']>> | 'failed';

export interface Dependencies {
  readonly workOf: (change: RowChange) => Reconciliation | undefined;
  readonly reconciler: Reconciler;
  readonly queue: ReconcileQueue;
  readonly log: Platform['log'];
  /** The current time in milliseconds. */
  readonly now: () => number;
}

/**
 * Reconciles the resources whose records have changed; what is unsettled is reconciled once more by a delayed message.
 * What fails goes to the queue at once, so that it holds up nobody behind it. Only where the queue does not take a
 * message, the batch is delivered again from there on.
 */
export function tableStream({ workOf, reconciler, queue, log, now }: Dependencies) {
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
    if (first === undefined) return { batchItemFailures: [] };
    log({ level: 'ERROR', message: 'The reconcile queue refused messages.', error: traceOf(first.error) });
    return failuresFrom(records, new Set(refusals.map(({ reconciliation }) => reconciliation.id)));
  };

  async function outcomeOf({ id, formerKeys }: Reconciliation, end: number): Promise<Outcome> {
    try {
      if (now() >= end) throw new Error('The batch took too long.');
      return await reconciler.reconcile(id, formerKeys);
    } catch (error) {
      log({
        level: 'ERROR',
        message: 'A resource was not reconciled: it is queued.',
        error: traceOf(error),
      });
      return 'failed';
    }
  }

  /** Lambda delivers the records again from the first one that is named. */
  function failuresFrom(
    records: readonly DynamoDBRecord[],
    refused: ReadonlySet<string>,
  ): DynamoDBBatchResponse {
    const first = records.find((record) => refused.has(workOf(changeOf(record))?.id ?? ''));
    const itemIdentifier = first?.dynamodb?.SequenceNumber;
    if (itemIdentifier === undefined) throw new Error('A record of the stream has no sequence number.');
    return { batchItemFailures: [{ itemIdentifier }] };
  }
}

/** A record's images. Events write only bytes in another way than the API does, and the table holds none. */
function changeOf({ dynamodb: { OldImage, NewImage } = {} }: DynamoDBRecord): RowChange {
  return {
    ...(OldImage && { oldImage: OldImage as Item }),
    ...(NewImage && { newImage: NewImage as Item }),
  };
}

/** Each resource once, with all former keys: it may be removed and made again within one batch. */
function merged(works: readonly Reconciliation[]): Reconciliation[] {
  const byId = new Map<string, Reconciliation>();
  for (const work of works) {
    const formerKeys = [...(byId.get(work.id)?.formerKeys ?? []), ...(work.formerKeys ?? [])];
    byId.set(work.id, { id: work.id, ...(formerKeys.length > 0 && { formerKeys }) });
  }
  return [...byId.values()];
}
