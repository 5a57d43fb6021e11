import { hash } from 'node:crypto';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { bodiesOf, handler, MINUTE, open, SECOND, temporaryDirectory } from './queue-under-test.ts';

/** The queue in its own folder, and a handler of its messages. */
async function opened(...failing: readonly string[]) {
  const queue = await open(await temporaryDirectory());
  const handle = handler(...failing);
  queue.deliverTo(handle);
  const send = (MessageBody: string, DelaySeconds?: number) =>
    queue.client.send(
      new SendMessageCommand({
        QueueUrl: queue.url,
        MessageBody,
        ...(DelaySeconds !== undefined && { DelaySeconds }),
      }),
    );
  return { ...queue, handle, send };
}

describe('a message', () => {
  test('is delivered at once, in the format of SQS', async () => {
    const { send, handle } = await opened();
    const { MessageId, MD5OfMessageBody } = await send('grüße');
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(1), PATIENCE);
    expect(MD5OfMessageBody).toBe(hash('md5', 'grüße'));
    const event: SQSEvent | undefined = handle.mock.calls[0]?.[0];
    expect(event).toEqual({
      Records: [
        {
          messageId: MessageId,
          receiptHandle: expect.any(String),
          body: 'grüße',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: '5000',
            SenderId: '000000000000',
            ApproximateFirstReceiveTimestamp: '5000',
          },
          messageAttributes: {},
          md5OfBody: MD5OfMessageBody,
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:local:000000000000:reconcile',
          awsRegion: 'local',
        },
      ],
    });
  });

  test('is delivered once', async () => {
    const { send, handle, deliverDue, clock } = await opened();
    await send('one');
    await deliverDue();
    clock.time += 60 * MINUTE;
    await deliverDue();
    expect(bodiesOf(handle)).toEqual([['one']]);
  });

  test('with a delay is not delivered earlier', async () => {
    const { send, handle, deliverDue, clock } = await opened();
    await send('late', 900);
    clock.time += 900 * SECOND - 1;
    await deliverDue();
    expect(handle).not.toHaveBeenCalled();
    clock.time += 1;
    await deliverDue();
    expect(bodiesOf(handle)).toEqual([['late']]);
  });

  test('with a delay is delivered when it is due', async () => {
    const queue = await open(await temporaryDirectory());
    const handle = handler();
    queue.deliverTo(handle);
    const began = Date.now();
    await queue.client.send(
      new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'one', DelaySeconds: 1 }),
    );
    queue.clock.time += 990;
    await queue.client.send(
      new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'two', DelaySeconds: 900 }),
    );
    setTimeout(() => {
      queue.clock.time += 10;
    }, 5);
    await vi.waitFor(() => expect(bodiesOf(handle)).toEqual([['one']]), PATIENCE);
    expect(Date.now() - began).toBeLessThan(900);
  });

  test('sent before there is a handler waits for one', async () => {
    const queue = await open(await temporaryDirectory());
    await queue.client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'early' }));
    await queue.deliverDue();
    const handle = handler();
    queue.deliverTo(handle);
    await vi.waitFor(() => expect(bodiesOf(handle)).toEqual([['early']]), PATIENCE);
  });
});

test('messages are delivered ten at a time, in the order of their due time', async () => {
  const { adapter, handle, deliverDue, clock } = await opened();
  const reconciliations = Array.from({ length: 25 }, (_, index) => ({ id: `r${index}` }));
  expect(await adapter.send(reconciliations, 10)).toEqual([]);
  clock.time += 10 * SECOND;
  await deliverDue();
  expect(bodiesOf(handle).map((bodies) => bodies.length)).toEqual([10, 10, 5]);
  expect(new Set(bodiesOf(handle).flat())).toEqual(
    new Set(reconciliations.map((one) => JSON.stringify(one))),
  );
});

describe('a message that fails', () => {
  test('is delivered again after a pause, and the others are not', async () => {
    const { client, url, handle, deliverDue, clock } = await opened('b');
    const Entries = ['a', 'b', 'c'].map((id) => ({ Id: id, MessageBody: id }));
    const { Successful = [], Failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: url, Entries }),
    );
    expect(Successful.map(({ Id }) => Id)).toEqual(['a', 'b', 'c']);
    expect(Failed).toEqual([]);
    await deliverDue();
    clock.time += MINUTE - 1;
    await deliverDue();
    expect(handle).toHaveBeenCalledTimes(1);
    clock.time += 1;
    await deliverDue();
    expect(bodiesOf(handle)).toEqual([['a', 'b', 'c'], ['b']]);
    expect(handle.mock.calls[1]?.[0].Records[0]?.attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: '5000',
    });
  });

  test('is given up after five deliveries, and logged', async () => {
    const { send, handle, deliverDue, deadLetters, clock, log } = await opened('bad');
    await send('bad');
    for (let round = 0; round < 8; round++) {
      await deliverDue();
      clock.time += MINUTE;
    }
    expect(handle).toHaveBeenCalledTimes(5);
    expect(deadLetters().map(({ body, receives }) => [body, receives])).toEqual([['bad', 5]]);
    expect(log).toEqual([
      { level: 'ERROR', message: 'A message was given up after 5 deliveries.', body: 'bad' },
    ]);
  });

  test('because the handler throws is redelivered with its whole batch', async () => {
    const { adapter, handle, deliverDue, clock, log } = await opened();
    handle.mockRejectedValueOnce(new Error('away'));
    await adapter.send([{ id: 'a' }, { id: 'b' }]);
    await deliverDue();
    clock.time += MINUTE;
    await deliverDue();
    expect(bodiesOf(handle).map((bodies) => bodies.length)).toEqual([2, 2]);
    expect(log).toEqual([{ level: 'ERROR', message: 'Messages were not handled.', error: 'Error: away' }]);
  });
});

describe('stopping', () => {
  test('waits for current deliveries, and starts no more, though the queue still takes messages', async () => {
    const { send, handle, stop, deliverDue } = await opened();
    const release = Promise.withResolvers<{ batchItemFailures: [] }>();
    handle.mockReturnValueOnce(release.promise);
    await send('one');
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(1), PATIENCE);
    let stopped = false;
    const end = stop().then(() => {
      stopped = true;
    });
    await send('two');
    expect(stopped).toBe(false);
    release.resolve({ batchItemFailures: [] });
    await end;
    await deliverDue();
    expect(bodiesOf(handle)).toEqual([['one']]);
  });

  test('after which sending is refused', async () => {
    const { adapter, close } = await opened();
    await close();
    const [refusal] = await adapter.send([{ id: 'a' }]);
    expect(refusal).toEqual({ reconciliation: { id: 'a' }, error: expect.any(Error) });
  });
});
