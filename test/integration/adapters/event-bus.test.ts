import { expect, test } from 'vitest';
import { eventBus } from '../../../lambdas/aws/event-bus.ts';
import type { Event } from '../../../lambdas/model/events/event.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { startServer } from './recording-server.ts';

const event = (index: number): Event => ({
  id: `evt_${index}`,
  type: 'resource.available',
  accountId: 'acme',
  occurredAt: Date.UTC(2026, 0, 2),
  data: { id: 'a' },
});

const platformOf = (port: number, bus: string): Platform => ({
  environment: {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${port}`,
    EVENT_BUS_NAME: bus,
  },
  now: Date.now,
  log: () => {},
});

test('puts events on the bus, ten at once', async () => {
  const { port, requests } = await startServer((response) =>
    response
      .setHeader('content-type', 'application/x-amz-json-1.1')
      .end('{"FailedEntryCount":0,"Entries":[]}'),
  );
  await eventBus(platformOf(port, 'bus'))?.send(Array.from({ length: 11 }, (_, index) => event(index)));
  const batches = requests.map(({ body }) => JSON.parse(body).Entries);
  expect(batches.map((entries) => entries.length)).toEqual([10, 1]);
  expect(batches[1][0]).toEqual({
    EventBusName: 'bus',
    Source: 'resource-manager',
    DetailType: 'resource.available',
    Time: Date.UTC(2026, 0, 2) / 1000,
    Resources: ['acme'],
    Detail: JSON.stringify({
      account_id: 'acme',
      id: 'evt_10',
      type: 'resource.available',
      timestamp: '2026-01-02T00:00:00.000Z',
      data: { id: 'a' },
    }),
  });
});

test('rejects if the bus refuses an event, so that the whole batch is repeated', async () => {
  const answer = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'busy' }] };
  const { port } = await startServer((response) =>
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(answer)),
  );
  await expect(eventBus(platformOf(port, 'bus'))?.send([event(1)])).rejects.toThrow(
    'The event bus did not take 1 events: busy',
  );
});

test('does nothing without a bus', () => {
  expect(eventBus(platformOf(1, 'none'))).toBeUndefined();
});
