import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { tableStream } from '../../../lambdas/background/table-stream.ts';
import type { Event } from '../../../lambdas/model/events/event.ts';
import type { Reconciliation } from '../../../lambdas/model/resources/reconcile-queue.ts';
import type { Reconciler } from '../../../lambdas/model/resources/reconciler.ts';
import type { RowChange } from '../../../lambdas/table/changes.ts';

type Name = 'INSERT' | 'MODIFY' | 'REMOVE';

/** The stream's record of a change; its sequence number is its place in `records`. */
const change = (eventName: Name, id: string, row: object = {}, sk = 'resource'): DynamoDBRecord => {
  const image = { pk: { S: `resource#${id}` }, sk: { S: sk }, ...row };
  return {
    eventName,
    dynamodb: {
      ...(eventName === 'INSERT' ? {} : { OldImage: image }),
      ...(eventName === 'REMOVE' ? {} : { NewImage: image }),
    },
  };
};

/** Every change of a record is work. `keys` has the keys of a deleted record's objects. */
function workOf({ oldImage, newImage }: RowChange): Reconciliation | undefined {
  const image = newImage ?? oldImage;
  const id = image?.['pk']?.S?.slice('resource#'.length) ?? '';
  if (image?.['sk']?.S !== 'resource') return undefined;
  return newImage === undefined ? { id, formerObjects: image['keys']?.SS ?? [] } : { id };
}

/** Every change of a record makes an event. */
async function eventOf(change: RowChange): Promise<Event | undefined> {
  const id = workOf(change)?.id;
  if (id === undefined) return undefined;
  return { id, type: 'resource.updated', accountId: 'acme', occurredAt: 0, data: {} };
}

interface Trouble {
  /** The ids that cannot be reconciled, that stay unsettled, and that the queue refuses, with a delay or at once. */
  readonly failing?: readonly string[];
  readonly unsettled?: readonly string[];
  readonly refusedLate?: readonly string[];
  readonly refused?: readonly string[];
  /** Whether publishing events fails. */
  readonly unpublished?: boolean;
  /** Whether writing the audit fails. */
  readonly unwritten?: boolean;
  /** Whether counting files fails. */
  readonly uncounted?: boolean;
}

/** The handler over fakes, with the reconciled resources and sent messages. */
function handler({
  failing = [],
  unsettled = [],
  refusedLate = [],
  refused = [],
  unpublished = false,
  unwritten = false,
  uncounted = false,
}: Trouble = {}) {
  const clock = { time: 0 };
  const reconcile = vi.fn<Reconciler['reconcile']>(async (id) => {
    if (failing.includes(id)) throw new Error(`${id} failed.`);
    return unsettled.includes(id) ? 'unsettled' : 'settled';
  });
  const send = vi.fn(async (messages: readonly Reconciliation[], delaySeconds?: number) =>
    messages
      .filter(({ id }) => (delaySeconds === undefined ? refused : refusedLate).includes(id))
      .map((reconciliation) => ({ reconciliation, error: new Error('The queue is away.') })),
  );
  const log = vi.fn();
  const published: Event[] = [];
  const counted: RowChange[] = [];
  const handle = tableStream({
    eventOf,
    publish: async (events) => {
      if (unpublished) throw new Error('The bus is away.');
      published.push(...events);
    },
    auditEntryOf: () => undefined,
    audit: async () => {
      if (unwritten) throw new Error('The log is away.');
    },
    count: async (changes) => {
      counted.push(...changes);
      if (uncounted) throw new Error('The table is away.');
    },
    workOf,
    reconciler: { reconcile },
    queue: { send },
    log,
    now: () => clock.time,
  });
  const numbered = (records: readonly DynamoDBRecord[]) =>
    records.map((record, index) => ({
      ...record,
      dynamodb: { ...record.dynamodb, SequenceNumber: String(index) },
    }));
  /** The messages sent with this delay in seconds, or at once. */
  const sent = (delay?: number) =>
    send.mock.calls.flatMap(([messages, delaySeconds]) => (delaySeconds === delay ? messages : []));
  const deliver = async (records: readonly DynamoDBRecord[]) => {
    const { batchItemFailures } = await handle({ Records: numbered(records) });
    return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
  };
  return { deliver, reconcile, sent, published, counted, log, clock };
}

const removed = { keys: { SS: ['resources/a', 'resources/old'] } };
const formerObjects = removed.keys.SS;

describe('the resource of a changed record', () => {
  test.each<[string, DynamoDBRecord[], [string, (readonly string[])?][]]>([
    ['that is new', [change('INSERT', 'a')], [['a']]],
    ['that was changed', [change('MODIFY', 'a')], [['a']]],
    ['that is gone', [change('REMOVE', 'a', removed)], [['a', formerObjects]]],
    ['that was changed twice', [change('INSERT', 'a'), change('MODIFY', 'a')], [['a']]],
    [
      'that was removed and made again',
      [change('REMOVE', 'a', removed), change('INSERT', 'a')],
      [['a', formerObjects]],
    ],
    ['that is one of several', [change('MODIFY', 'a'), change('MODIFY', 'b')], [['a'], ['b']]],
    ['that is no record', [change('MODIFY', 'a', {}, 'list#account#1')], []],
  ])('%s is reconciled', async (_, records, works) => {
    const { deliver, reconcile, sent } = handler();
    expect(await deliver(records)).toEqual([]);
    expect(reconcile.mock.calls).toEqual(works.map(([id, keys]) => [id, keys]));
    expect([...sent(), ...sent(900)]).toEqual([]);
  });

  test('is reconciled once more, later than any other run, if it is unsettled', async () => {
    const { deliver, sent } = handler({ unsettled: ['a'] });
    expect(await deliver([change('REMOVE', 'a', removed), change('MODIFY', 'b')])).toEqual([]);
    expect(sent(900)).toEqual([{ id: 'a', formerObjects }]);
    expect(sent()).toEqual([]);
  });
});

test('reconciles several resources at a time, and at most ten', async () => {
  const { deliver, reconcile } = handler();
  let underWay = 0;
  let most = 0;
  reconcile.mockImplementation(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    return 'settled';
  });
  await deliver(Array.from({ length: 100 }, (_, index) => change('MODIFY', `r${index}`)));
  expect(reconcile).toHaveBeenCalledTimes(100);
  expect(most).toBe(10);
});

const NOT_FINISHED = 'Events were not published, the audit not written, or files not counted.';

const batch = ['a', 'b', 'c', 'b', 'd'].map((id) => change('MODIFY', id));

describe('a failure', () => {
  test.each<[string, Trouble, string[], number[]]>([
    ['goes to the queue', { failing: ['b'] }, ['b'], []],
    ['goes to the queue with others', { failing: ['a', 'b', 'c', 'd'] }, ['a', 'b', 'c', 'd'], []],
    [
      'that the queue refuses is redelivered from its first record on',
      { failing: ['b'], refused: ['b'] },
      ['b'],
      [1],
    ],
    [
      'of several that the queue refuses is redelivered from the first of them on',
      { failing: ['b', 'c', 'd'], refused: ['d', 'c'] },
      ['b', 'c', 'd'],
      [2],
    ],
    [
      'is nothing if only the delayed message is refused: that record is redelivered',
      { unsettled: ['b', 'c'], refusedLate: ['c'] },
      [],
      [2],
    ],
    [
      'of both kinds is redelivered from the first of them on',
      { unsettled: ['d'], refusedLate: ['d'], failing: ['c'], refused: ['c'] },
      ['c'],
      [2],
    ],
  ])('%s', async (_, trouble, queued, failures) => {
    const { deliver, reconcile, sent, log } = handler(trouble);
    expect(await deliver(batch)).toEqual(failures);
    expect(reconcile).toHaveBeenCalledTimes(4);
    expect(sent().map(({ id }) => id)).toEqual(queued);
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ level: 'ERROR' }));
  });

  test('that is redelivered does not hold back the events of earlier records', async () => {
    const { deliver, published, counted } = handler({ failing: ['c'], refused: ['c'] });
    expect(await deliver(batch)).toEqual([2]);
    expect(published.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(counted).toHaveLength(2);
  });

  test('to publish redelivers the whole batch, and counts nothing', async () => {
    const { deliver, counted, log } = handler({ unpublished: true, failing: ['c'], refused: ['c'] });
    expect(await deliver(batch)).toEqual([0]);
    expect(counted).toEqual([]);
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: NOT_FINISHED }));
  });

  test('to write the audit redelivers the whole batch, and counts nothing', async () => {
    const { deliver, counted, log } = handler({ unwritten: true });
    expect(await deliver(batch)).toEqual([0]);
    expect(counted).toEqual([]);
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: NOT_FINISHED }));
  });

  test('to count redelivers the whole batch', async () => {
    const { deliver, log } = handler({ uncounted: true });
    expect(await deliver(batch)).toEqual([0]);
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: NOT_FINISHED }));
  });

  test('for lack of time goes to the queue, since other changes wait behind the batch', async () => {
    const { deliver, reconcile, sent, clock } = handler();
    reconcile.mockImplementation(async () => {
      clock.time += 30_000;
      return 'settled';
    });
    expect(await deliver(batch)).toEqual([]);
    expect(reconcile).toHaveBeenCalledTimes(1);
    expect(sent().map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  test('keeps the keys of former objects', async () => {
    const { deliver, sent } = handler({ failing: ['a'] });
    await deliver([change('REMOVE', 'a', removed)]);
    expect(sent()).toEqual([{ id: 'a', formerObjects }]);
  });
});
