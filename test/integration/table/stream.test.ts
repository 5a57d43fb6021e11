import type { DynamoDBRecord } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import type { ChangeHandler } from '../../../local/table/stream/delivery.ts';
import { NOW, open, openUntilTheEnd, put, temporaryDirectory } from './table-under-test.ts';

const rowOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.['pk']?.S;

/** A handler that keeps the rows of each batch, and then calls `act`. */
function recorder(act: ChangeHandler = async () => {}) {
  const batches: (string | undefined)[][] = [];
  const handler: ChangeHandler = (event) => {
    batches.push(event.Records.map(rowOf));
    return act(event);
  };
  return { batches, handler };
}

test('a record has everything that Lambda gets of a change', async () => {
  const records: DynamoDBRecord[] = [];
  const table = await openUntilTheEnd({
    onChanges: async ({ Records }) => {
      records.push(...Records);
    },
  });
  await put(table.client, 'row', { n: { N: '1' } });
  await table.drained();
  const item = { pk: { S: 'row' }, sk: { S: '-' }, n: { N: '1' } };
  expect(records).toEqual([
    {
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'local',
      eventSourceARN: expect.stringContaining(':table/rows/stream/'),
      dynamodb: {
        ApproximateCreationDateTime: expect.closeTo(Date.now() / 1000, -2),
        Keys: { pk: item.pk, sk: item.sk },
        NewImage: item,
        SequenceNumber: expect.stringMatching(/^\d{21}$/),
        SizeBytes: 19,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    },
  ]);
});

test("a row deleted by time to live has that service's identity", async () => {
  const records: DynamoDBRecord[] = [];
  const table = await openUntilTheEnd({
    onChanges: async ({ Records }) => {
      records.push(...Records);
    },
  });
  await put(table.client, 'row', { forget_at: { N: String(NOW - 1) } });
  await table.sweep();
  await table.drained();
  expect(records.map(({ eventName, userIdentity }) => [eventName, userIdentity])).toEqual([
    ['INSERT', undefined],
    ['REMOVE', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }],
  ]);
});

test('changes are kept for a later handler, and delivered in order, 100 at once', async () => {
  const table = await openUntilTheEnd({ stream: true });
  const rows = Array.from({ length: 130 }, (_, index) => `row ${index}`);
  for (const row of rows) await put(table.client, row);
  const { batches, handler } = recorder();
  table.deliverTo(handler);
  await table.drained();
  expect(batches.map((batch) => batch.length)).toEqual([100, 30]);
  expect(batches.flat()).toEqual(rows);
});

test('a batch is redelivered from the change that its handler names', async () => {
  const table = await openUntilTheEnd({ stream: true });
  for (const row of ['a', 'b', 'c']) await put(table.client, row);
  let failures = 1;
  const { batches, handler } = recorder(async ({ Records }) => {
    const itemIdentifier = Records.find((record) => rowOf(record) === 'b')?.dynamodb?.SequenceNumber ?? '';
    return { batchItemFailures: failures-- > 0 ? [{ itemIdentifier }] : [] };
  });
  table.deliverTo(handler);
  await table.drained();
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

test('a change that fails three times is left out, and logged', async () => {
  const log: Readonly<Record<string, unknown>>[] = [];
  const table = await openUntilTheEnd({ stream: true, log: (entry) => log.push(entry) });
  for (const row of ['a', 'b']) await put(table.client, row);
  const { batches, handler } = recorder(async ({ Records }) => {
    if (Records.some((record) => rowOf(record) === 'a')) throw new Error('No.');
  });
  table.deliverTo(handler);
  await table.drained();
  expect(batches).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['b']]);
  expect(log).toEqual([
    {
      message: 'A change of the table was left out.',
      keys: { pk: { S: 'a' }, sk: { S: '-' } },
      error: expect.stringContaining('No.'),
    },
  ]);
});

test('unconfirmed changes are delivered after the table is closed and opened again', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory, { stream: true });
  await put(before.client, 'row');
  await before.close();
  const { batches, handler } = recorder();
  const after = await open(directory, { onChanges: handler });
  onTestFinished(after.close);
  await after.drained();
  expect(batches).toEqual([['row']]);
});

test('changes after the delivery was stopped are kept', async () => {
  const directory = await temporaryDirectory();
  const { batches, handler } = recorder();
  const before = await open(directory, { onChanges: handler });
  await before.stopDelivering();
  await put(before.client, 'row');
  await before.close();
  expect(batches).toEqual([]);
  const after = await open(directory, { onChanges: handler });
  onTestFinished(after.close);
  await after.drained();
  expect(batches).toEqual([['row']]);
});

test('without a stream nothing is kept, and no handler is accepted', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory);
  await put(before.client, 'row');
  expect(() => before.deliverTo(async () => {})).toThrow('The table was opened without a stream.');
  await before.drained();
  await before.close();
  const { batches, handler } = recorder();
  const after = await open(directory, { onChanges: handler });
  onTestFinished(after.close);
  await after.drained();
  expect(batches).toEqual([]);
});
