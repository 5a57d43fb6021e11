import type { EventBridgeEvent, S3ObjectCreatedNotificationEventDetail } from 'aws-lambda';
import { resourceIdOfKey } from '../model/resources/object-key.ts';
import type { ObjectStore, ResourceStore } from '../model/resources/ports.ts';
import type { Reconciler } from '../model/resources/reconciler.ts';

export type ObjectCreatedEvent = EventBridgeEvent<'Object Created', S3ObjectCreatedNotificationEventDetail>;

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'recordUpload'>;
  readonly objects: Pick<ObjectStore, 'delete'>;
  readonly reconciler: Reconciler;
}

/**
 * Records an upload. EventBridge delivers an event at least once and in no particular order; the record takes the
 * latest upload and nothing else. A file for a resource that was deleted, is long forgotten or has got another file is
 * removed: nobody could ever reach it. Rejects where the event should be delivered again.
 */
export function objectCreated({ resources, objects, reconciler }: Dependencies) {
  return async (event: ObjectCreatedEvent): Promise<'recorded' | 'removed' | 'ignored'> => {
    const { key, size, etag, sequencer } = event.detail.object;
    const id = resourceIdOfKey(key);
    if (id === undefined) return 'ignored';
    const resource = await resources.find(id);
    if (resource === undefined || resource.status === 'deleted' || resource.objectKey !== key) {
      await objects.delete(key);
      return 'removed';
    }
    const upload = { size, etag, uploadedAt: Date.parse(event.time), sequencer: comparable(sequencer) };
    // The form's tag is the one of its day; posted again, it takes back what was changed since.
    const mustBeTagged = await resources.recordUpload(id, upload, resource.expiresAt === undefined);
    if (mustBeTagged) await reconciler.reconcile(id);
    return 'recorded';
  };
}

/** S3's sequencers are hexadecimal numbers of differing length; padded on the left they compare as text. */
function comparable(sequencer: string): string {
  return sequencer.toUpperCase().padStart(32, '0');
}
