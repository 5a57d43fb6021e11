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
 * Records an upload. EventBridge delivers events at least once and in any order; the record keeps the latest upload.
 * An object that no record names, because its resource was deleted, forgotten or given another file, is removed.
 * Rejects when the event should be delivered again.
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
    // A form posted again resets the object's tag to what it was when the form was signed.
    const mustBeTagged = await resources.recordUpload(id, upload, resource.expiresAt === undefined);
    if (mustBeTagged) await reconciler.reconcile(id);
    return 'recorded';
  };
}

/** S3's sequencers are hexadecimal numbers of varying length; padded on the left, they compare as text. */
function comparable(sequencer: string): string {
  return sequencer.toUpperCase().padStart(32, '0');
}
