import {
  ListQueuesCommand,
  SendMessageBatchCommand,
  type SendMessageBatchCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { reconcileQueue } from '../../../lambdas/aws/reconcile-queue.ts';
import { signedPost } from '../../support/signed-requests.ts';
import { bodiesOf, handler, open, temporaryDirectory } from './queue-under-test.ts';

const opened = async () => open(await temporaryDirectory());

const messages: [string, Partial<SendMessageCommandInput>, string][] = [
  ['for another queue', { QueueUrl: 'http://127.0.0.1/000000000000/other' }, 'QueueDoesNotExist'],
  ['with a longer delay', { DelaySeconds: 901 }, 'InvalidParameterValue'],
  ['with a negative delay', { DelaySeconds: -1 }, 'InvalidParameterValue'],
  ['without a body', { MessageBody: '' }, 'InvalidParameterValue'],
  ['with an unknown parameter', { MessageGroupId: 'group' }, 'InvalidParameterValue'],
];

test.each(messages)('a message %s is refused', async (_, change, name) => {
  const { client, url, deliverTo, deliverDue } = await opened();
  const input = { QueueUrl: url, MessageBody: 'body', ...change };
  await expect(client.send(new SendMessageCommand(input))).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: 400 },
  });
  const handle = handler();
  deliverTo(handle);
  await deliverDue();
  expect(handle).not.toHaveBeenCalled();
});

const entries = (...ids: readonly string[]): SendMessageBatchCommandInput['Entries'] =>
  ids.map((Id) => ({ Id, MessageBody: Id }));

test.each([
  ['of nothing', entries(), 'EmptyBatchRequest'],
  ['of more than ten', entries(...'abcdefghijk'), 'TooManyEntriesInBatchRequest'],
  ['with an id twice', entries('a', 'a'), 'BatchEntryIdsNotDistinct'],
])('a batch %s is refused as a whole', async (_, Entries, name) => {
  const { client, url, deliverTo, deliverDue } = await opened();
  await expect(client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))).rejects.toMatchObject({
    name,
  });
  const handle = handler();
  deliverTo(handle);
  await deliverDue();
  expect(bodiesOf(handle)).toEqual([]);
});

test('every other operation is refused, as is an invalid request', async () => {
  const { client, endpoint } = await opened();
  await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({
    name: 'UnsupportedOperation',
    message: 'The operation ListQueues is not supported.',
  });
  expect((await signedPost(endpoint, 'sqs', {}, '{')).status).toBe(400);
});

test('the adapter reports refused messages and the reason', async () => {
  const { platform } = await opened();
  const environment = {
    ...platform.environment,
    RECONCILE_QUEUE_URL: `${platform.environment['RECONCILE_QUEUE_URL']}-other`,
  };
  const refusals = await reconcileQueue({ ...platform, environment }).send([{ id: 'a' }, { id: 'b' }]);
  expect(refusals).toEqual(
    ['a', 'b'].map((id) => ({
      reconciliation: { id },
      error: expect.objectContaining({ name: 'QueueDoesNotExist' }),
    })),
  );
});
