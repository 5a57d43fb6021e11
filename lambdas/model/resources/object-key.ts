/** Objects that providers send to the bucket: each upload raises an event. */
export const UPLOADS = 'resources/';
const CONTENTS = 'contents/';

/** The key of an object that a provider sends to the bucket, from its resource's id. */
export function uploadKey(resourceId: string): string {
  return UPLOADS + resourceId;
}

/** The id of the resource that an uploaded object belongs to, or undefined for any other key. */
export function resourceIdOfKey(key: string): string | undefined {
  return key.startsWith(UPLOADS) ? key.slice(UPLOADS.length) : undefined;
}

/** The key of an object that the service itself puts into the bucket; no resource waits for its event. */
export function contentKey(name: string): string {
  return CONTENTS + name;
}
