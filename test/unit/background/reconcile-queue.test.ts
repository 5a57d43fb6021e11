import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { reconcileMessages } from '../../../lambdas/background/reconcile-queue.ts';
import type { ReconcileQueue } from '../../../lambdas/model/resources/reconcile-queue.ts';
import type { Reconciler } from '../../../lambdas/model/resources/reconciler.ts';

/** The queue's event with messages of these bodies; their ids are their positions. */
function event(...bodies: readonly string[]): SQSEvent {
  const records = bodies.map((body, index): SQSRecord => {
    return {
      messageId: String(index),
      receiptHandle: 'handle',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-central-1:1:reconcile',
      awsRegion: 'eu-central-1',
    };
  });
  return { Records: records };
}

interface Trouble {
  readonly failing?: readonly string[];
  readonly unsettled?: readonly string[];
  readonly isQueueAway?: boolean;
}

/** The handler over a reconciler that fails for some ids and leaves others unsettled. The queue may be unavailable. */
function handler({ failing = [], unsettled = [], isQueueAway = false }: Trouble = {}) {
  const reconcile = vi.fn<Reconciler['reconcile']>(async (id) => {
    if (failing.includes(id)) throw new Error(`${id} failed.`);
    return unsettled.includes(id) ? 'unsettled' : 'settled';
  });
  const send = vi.fn<ReconcileQueue['send']>(async (works) =>
    isQueueAway ? works.map((reconciliation) => ({ reconciliation, error: new Error('away') })) : [],
  );
  const log = vi.fn();
  const handle = reconcileMessages({ reconciler: { reconcile }, queue: { send }, log });
  return { handle, reconcile, send, log };
}

test.each([
  [{ id: 'a' }, undefined],
  [{ id: 'a', formerObjects: ['resources/a'] }, ['resources/a']],
  [{ id: 'a', formerObjects: [], more: 1 }, []],
])('reconciles the resource of the message %j', async (message, formerObjects) => {
  const { handle, reconcile, send } = handler();
  expect(await handle(event(JSON.stringify(message)))).toEqual({ batchItemFailures: [] });
  expect(reconcile.mock.calls).toEqual([['a', formerObjects]]);
  expect(send).not.toHaveBeenCalled();
});

test('reconciles an unsettled resource once more, later than any other run', async () => {
  const { handle, send } = handler({ unsettled: ['b'] });
  const message = { id: 'b', formerObjects: ['resources/b'] };
  expect(await handle(event('{"id":"a"}', JSON.stringify(message)))).toEqual({ batchItemFailures: [] });
  expect(send.mock.calls).toEqual([[[message], 900]]);
});

test('has a message redelivered if the resource is unsettled and the queue unavailable', async () => {
  const { handle } = handler({ unsettled: ['b'], isQueueAway: true });
  expect(await handle(event('{"id":"a"}', '{"id":"b"}'))).toEqual({
    batchItemFailures: [{ itemIdentifier: '1' }],
  });
});

test('has only failed messages redelivered', async () => {
  const { handle, reconcile, log } = handler({ failing: ['b', 'd'] });
  const bodies = ['a', 'b', 'c', 'd'].map((id) => JSON.stringify({ id }));
  expect(await handle(event(...bodies))).toEqual({
    batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '3' }],
  });
  expect(reconcile).toHaveBeenCalledTimes(4);
  expect(log).toHaveBeenCalledTimes(2);
});

test.each(['', '{', 'null', '5', '"a"', '[]', '{}', '{"id":5}'])(
  'fails only the message %j, which names no resource',
  async (body) => {
    const { handle, reconcile } = handler();
    expect(await handle(event(body, '{"id":"a"}'))).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    expect(reconcile).toHaveBeenCalledTimes(1);
  },
);
