import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type ObjectCreatedEvent, objectCreated } from '../../../lambdas/background/object-created.ts';
import type { Resource, Upload } from '../../../lambdas/model/resources/resource.ts';
import { ID, resource } from '../support/resources.ts';

/** S3's event for a file. */
function event(object: Partial<ObjectCreatedEvent['detail']['object']> = {}): ObjectCreatedEvent {
  return {
    version: '0',
    id: 'event-1',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '000000000000',
    time: '2020-03-12T19:04:30Z',
    region: 'eu-central-1',
    resources: [],
    detail: {
      version: '0',
      bucket: { name: 'bucket' },
      object: {
        key: `resources/${ID}`,
        size: 5,
        etag: 'd41d8cd98f00b204e9800998ecf8427e',
        'version-id': '',
        sequencer: '0055AED6DCD90281E5',
        ...object,
      },
      'request-id': 'request-1',
      requester: '000000000000',
      'source-ip-address': '192.0.2.1',
      reason: 'POST Object',
    },
  };
}

/** The handler over fake dependencies, with what it recorded and removed. */
function handler(stored: Resource | undefined, mustBeTagged = false) {
  const recordUpload = vi.fn(async (_id: string, _upload: Upload, _keep: boolean) => mustBeTagged);
  const remove = vi.fn(async (_key: string) => {});
  const reconcile = vi.fn(async (_id: string) => 'settled' as const);
  const handle = objectCreated({
    resources: { find: async (id) => (id === stored?.id ? stored : undefined), recordUpload },
    objects: { delete: remove },
    reconciler: { reconcile },
  });
  return { handle, recordUpload, remove, reconcile };
}

describe('an upload through a form that is older than a change of the expiry', () => {
  test('is reconciled once it is recorded: the form has taken back the lifecycle of the change', async () => {
    const { handle, recordUpload, reconcile } = handler(resource(), true);
    await handle(event());
    expect(reconcile.mock.calls).toEqual([[ID]]);
    expect(recordUpload).toHaveBeenCalledBefore(reconcile);
  });

  test('and otherwise keeps that of the form', async () => {
    const { handle, reconcile } = handler(resource());
    await handle(event());
    expect(reconcile).not.toHaveBeenCalled();
  });
});

describe('an upload', () => {
  test('is recorded, and again for every event', async () => {
    const { handle, recordUpload, remove } = handler(resource());
    expect(await handle(event())).toBe('recorded');
    expect(await handle(event())).toBe('recorded');
    const upload = {
      size: 5,
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
      uploadedAt: Date.UTC(2020, 2, 12, 19, 4, 30),
      sequencer: '000000000000000055AED6DCD90281E5'.padStart(32, '0'),
    };
    expect(recordUpload.mock.calls).toEqual([
      [ID, upload, false],
      [ID, upload, false],
    ]);
    expect(remove).not.toHaveBeenCalled();
  });

  test('of a persistent resource keeps its record', async () => {
    const { expiresAt: _, ...persistent } = resource();
    const { handle, recordUpload } = handler(persistent);
    await handle(event());
    expect(recordUpload.mock.calls[0]?.[2]).toBe(true);
  });

  test.each([
    ['deleted', resource({ status: 'deleted' })],
    ['unknown', undefined],
  ])('of a resource that is %s is removed', async (_, stored) => {
    const { handle, recordUpload, remove } = handler(stored);
    expect(await handle(event())).toBe('removed');
    expect(remove.mock.calls).toEqual([[`resources/${ID}`]]);
    expect(recordUpload).not.toHaveBeenCalled();
  });

  test('of a resource that has got another file since is removed', async () => {
    const { handle, recordUpload, remove } = handler(resource({ objectKey: 'contents/another' }));
    expect(await handle(event())).toBe('removed');
    expect(remove.mock.calls).toEqual([[`resources/${ID}`]]);
    expect(recordUpload).not.toHaveBeenCalled();
  });

  test.each(['logs/2020-03-12', ID, `other/resources/${ID}`])('at %s is none of ours', async (key) => {
    const { handle, recordUpload, remove } = handler(resource());
    expect(await handle(event({ key }))).toBe('ignored');
    expect(recordUpload).not.toHaveBeenCalled();
    expect(remove).not.toHaveBeenCalled();
  });

  test('that cannot be recorded or removed is delivered again', async () => {
    const recording = handler(resource());
    recording.recordUpload.mockRejectedValue(new Error('The table is away.'));
    await expect(recording.handle(event())).rejects.toThrow('The table is away.');
    const removing = handler(undefined);
    removing.remove.mockRejectedValue(new Error('The bucket is away.'));
    await expect(removing.handle(event())).rejects.toThrow('The bucket is away.');
  });
});

test("sequencers are recorded so that their text is in the numbers' order", async () => {
  const written = async (sequencer: bigint, upperCase: boolean) => {
    const { handle, recordUpload } = handler(resource());
    const text = sequencer.toString(16);
    await handle(event({ sequencer: upperCase ? text.toUpperCase() : text }));
    return recordUpload.mock.calls[0]?.[1].sequencer ?? '';
  };
  const sequencer = fc.bigInt({ min: 0n, max: 2n ** 100n });
  await fc.assert(
    fc.asyncProperty(sequencer, sequencer, fc.boolean(), async (one, other, upperCase) => {
      const [first, second] = [await written(one, upperCase), await written(other, true)];
      expect(first < second).toBe(one < other);
    }),
  );
});
