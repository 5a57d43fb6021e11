import { DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bucket, type RunningStore, region, startStore } from './running-store.ts';
import { goodFields, post, signForm } from './upload-form.ts';

const MINUTE = 60_000;

const upload = async (store: RunningStore, key = 'foo.txt', file = 'bar') =>
  await post(store, signForm(store, { fields: { ...goodFields, key }, file }));

/** Catches the failures that the store logs, and keeps them out of the tests' output. */
function muteErrors() {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  return errors;
}

/** From now on, the test fires the store's timers. */
function stopTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

const sequencers = (store: RunningStore): string[] =>
  store.events.map(({ detail }) => detail.object.sequencer);

test("an upload's event is the one that S3 sends to EventBridge", async () => {
  await using store = await startStore({}, { time: Date.parse('2026-03-27T12:00:00.123Z') });
  const { headers } = await upload(store, 'foo/ä b.txt');
  expect(store.events).toEqual([
    {
      version: '0',
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '000000000000',
      time: '2026-03-27T12:00:00Z',
      region,
      resources: [`arn:aws:s3:::${bucket}`],
      detail: {
        version: '0',
        bucket: { name: bucket },
        object: {
          key: 'foo/ä b.txt',
          size: 3,
          etag: '37b51d194a7513e45b56f6524f2d51f2',
          'version-id': headers.get('x-amz-version-id'),
          sequencer: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        'request-id': headers.get('x-amz-request-id'),
        requester: '000000000000',
        'source-ip-address': '127.0.0.1',
        reason: 'POST Object',
      },
    },
  ]);
});

describe('the later of two uploads of a key has the greater sequencer', () => {
  const increasing = (values: string[]): string[] => [...new Set(values)].sort();

  test('if the clock stands still, runs or is set back', async () => {
    await using store = await startStore();
    for (const step of [0, 0, 1, 1000, -5000, 0]) {
      store.clock.time += step;
      await upload(store);
    }
    expect(sequencers(store)).toHaveLength(6);
    expect(sequencers(store)).toEqual(increasing(sequencers(store)));
  });

  test('after the store was opened again, even if the clock was set back', async () => {
    const first = await startStore();
    await upload(first);
    await first.stop();
    first.clock.time -= 60_000;
    await using second = await startStore({ directory: first.directory }, first.clock);
    await upload(second);
    const both = [...sequencers(first), ...sequencers(second)];
    expect(both).toHaveLength(2);
    expect(both).toEqual(increasing(both));
  });
});

describe('an event that cannot be delivered', () => {
  test('is retried, and the upload succeeds', async () => {
    const errors = muteErrors();
    const delivered = Promise.withResolvers<string>();
    const ids: string[] = [];
    await using store = await startStore({
      onObjectCreated: async ({ id }) => {
        ids.push(id);
        if (ids.length < 2) throw new Error('not yet');
        delivered.resolve(id);
      },
    });
    expect(await upload(store)).toMatchObject({ status: 204 });
    expect(ids).toHaveLength(1);
    expect(errors).toHaveBeenCalledWith(
      'The event of "foo.txt" could not be delivered:',
      new Error('not yet'),
    );
    expect(await delivered.promise).toBe(ids[0]);
  });

  test('is retried after growing pauses, five times in all', async () => {
    muteErrors();
    stopTimers();
    const fail = vi.fn(async () => {
      throw new Error('not today');
    });
    await using store = await startStore({ onObjectCreated: fail });
    await upload(store);
    const tries = [];
    for (const pause of [0, 100, 1_000, 10_000, MINUTE, 60 * MINUTE]) {
      await vi.advanceTimersByTimeAsync(pause);
      // A request after the delivery gets its answer after it.
      await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt' }));
      tries.push(fail.mock.calls.length);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 5]);
  });

  test('is delivered at the next opening, and then no more', async () => {
    muteErrors();
    const refused = new Set<string>();
    const first = await startStore({
      onObjectCreated: async ({ detail }) => {
        refused.add(detail.object.key);
        throw new Error('not today');
      },
    });
    await upload(first, 'foo-1');
    await upload(first, 'foo-2');
    await first.stop();
    expect([...refused]).toEqual(['foo-1', 'foo-2']);

    const keys: string[] = [];
    const all = Promise.withResolvers<void>();
    const second = await startStore({
      directory: first.directory,
      onObjectCreated: async ({ detail }) => {
        keys.push(detail.object.key);
        if (keys.length === 2) all.resolve();
      },
    });
    await all.promise;
    await second.stop();
    expect(keys.sort()).toEqual(['foo-1', 'foo-2']);

    stopTimers();
    await using third = await startStore({ directory: first.directory });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(third.events).toEqual([]);
  });

  test('is dropped with its version', async () => {
    muteErrors();
    const seen: string[] = [];
    const last = Promise.withResolvers<void>();
    await using store: RunningStore = await startStore({
      onObjectCreated: async ({ detail: { object } }) => {
        seen.push(object.key);
        if (object.key === 'foo-removed') {
          const version = { Bucket: bucket, Key: object.key, VersionId: object['version-id'] };
          await store.client.send(new DeleteObjectCommand(version));
        }
        if (seen.filter((key) => key === object.key).length === 1) throw new Error('only the second time');
        last.resolve();
      },
    });
    await upload(store, 'foo-removed');
    await upload(store, 'foo-last');
    await last.promise;
    expect(seen).toEqual(['foo-removed', 'foo-last', 'foo-last']);
  });

  test('is retried after another version was added', async () => {
    muteErrors();
    const seen: number[] = [];
    const again = Promise.withResolvers<void>();
    await using store = await startStore({
      onObjectCreated: async ({ detail }) => {
        seen.push(detail.object.size);
        if (seen.length === 1) throw new Error('not yet');
        if (seen.length === 3) again.resolve();
      },
    });
    await upload(store, 'foo.txt', '1');
    await upload(store, 'foo.txt', '22');
    await again.promise;
    expect(seen.sort()).toEqual([1, 1, 2]);
  });
});

test('closing the store waits for the delivery, and the answer to the upload does not', async () => {
  const released = Promise.withResolvers<void>();
  const order: string[] = [];
  await using store = await startStore({
    onObjectCreated: async () => {
      await released.promise;
      order.push('delivered');
    },
  });
  await upload(store);
  const closed = store.store.close().then(() => order.push('closed'));
  released.resolve();
  await closed;
  expect(order).toEqual(['delivered', 'closed']);
});

test("an object that is replaced during its event's delivery stays replaced", async () => {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await using store = await startStore({
    onObjectCreated: async ({ detail }) => {
      if (detail.object.size === 1) {
        begun.resolve();
        await released.promise;
      }
    },
  });
  const first = upload(store, 'foo.txt', '1');
  await begun.promise;
  await upload(store, 'foo.txt', '22');
  released.resolve();
  expect(await first).toMatchObject({ status: 204 });
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt' }));
  expect(await object.Body?.transformToString()).toBe('22');
});
