import type { EventBridgeEvent, S3ObjectCreatedNotificationEventDetail } from 'aws-lambda';
import { objectName, partsOf, resourceIdOfKey } from '../model/resources/object-name.ts';
import type { ObjectStore, ResourceStore } from '../model/resources/ports.ts';
import { uploadLifecycle } from '../model/resources/reservation.ts';
import { awaitsUpload, isLive, type Resource } from '../model/resources/resource.ts';
import type { UploadedFile } from '../model/resources/upload.ts';

export type ObjectCreatedEvent = EventBridgeEvent<'Object Created', S3ObjectCreatedNotificationEventDetail>;

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'recordUpload'>;
  readonly objects: Pick<ObjectStore, 'find' | 'setLifecycle' | 'delete'>;
  readonly now: () => number;
}

/**
 * Records the first upload of a resource, and removes every other one: a later upload with the same form, and one whose
 * resource has ended, was forgotten or got another file. EventBridge delivers events at least once and in any order.
 * Rejects when the event should be delivered again.
 */
export function objectCreated(dependencies: Dependencies) {
  const { resources, objects, now } = dependencies;
  return async (event: ObjectCreatedEvent): Promise<'recorded' | 'removed' | 'ignored'> => {
    const { key, 'version-id': versionId } = event.detail.object;
    const id = resourceIdOfKey(key);
    if (id === undefined) return 'ignored';
    const object = objectName(key, versionId);
    // Nearly every event needs both.
    const [resource, first] = await Promise.all([resources.find(id), objects.find(key)]);
    const isUsed = resource !== undefined && isLive(resource, now()) && partsOf(resource.object).key === key;
    const recorded = isUsed ? await recordFirst(dependencies, resource, first) : undefined;
    if (recorded?.object === object) return 'recorded';
    await objects.delete(object);
    return 'removed';
  };
}

/** The resource with its first upload, or undefined if the upload is gone or the resource has ended meanwhile. */
async function recordFirst(
  { resources, objects }: Dependencies,
  resource: Resource,
  first: UploadedFile | undefined,
): Promise<Resource | undefined> {
  if (!awaitsUpload(resource)) return resource;
  if (first === undefined) return undefined;
  const isPersistent = resource.expiresAt === undefined;
  // Before the record promises more than the form's lifecycle gives, and cheaper here than by the reconciler.
  if (isPersistent) await objects.setLifecycle(first.object, 'never');
  const madeWith = isPersistent ? 'never' : uploadLifecycle(resource);
  const recorded = await resources.recordUpload(resource, first, madeWith);
  // Another upload was recorded, or the resource has ended.
  if (recorded?.object !== first.object) await objects.delete(first.object);
  return recorded;
}
