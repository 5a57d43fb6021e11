/**
 * The name of an object in the bucket: its key and, if it is known, its version, as in S3's CopySource:
 * `resources/ID?versionId=VERSION`. Keys contain no question mark.
 */
export function objectName(key: string, versionId: string): string {
  return `${key}${SEPARATOR}${versionId}`;
}

const SEPARATOR = '?versionId=';

/** The key and the version in an object's name. */
export function partsOf(object: string): { readonly key: string; readonly versionId?: string } {
  const [key = '', versionId] = object.split(SEPARATOR, 2);
  return { key, ...(versionId === undefined ? {} : { versionId }) };
}

/** Whether an object's name includes its version. */
export function hasVersion(object: string): boolean {
  return object.includes(SEPARATOR);
}

/** Objects that providers send to the bucket: each upload raises an event. */
export const UPLOADS = 'resources/';
const CONTENTS = 'contents/';

/**
 * The key of an object that a provider sends to the bucket, of a resource created at `createdAt`: an id that follows
 * from an idempotency key may come back after its resource was forgotten, but no key is used twice.
 */
export function uploadKey(resourceId: string, createdAt: number): string {
  return `${UPLOADS}${resourceId}/${createdAt.toString(36)}`;
}

/** The id of the resource that an uploaded object belongs to, or undefined for any other key. */
export function resourceIdOfKey(key: string): string | undefined {
  return key.startsWith(UPLOADS) ? key.slice(UPLOADS.length).split('/', 1)[0] : undefined;
}

/** The key of an object that the service itself puts into the bucket; no resource waits for its event. */
export function contentKey(name: string): string {
  return CONTENTS + name;
}
