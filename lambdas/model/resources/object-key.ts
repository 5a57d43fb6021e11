/** Objects that providers send to the bucket: each upload raises an event. */
export const UPLOADS = 'resources/';
const CONTENTS = 'contents/';

/** The key of an object that a provider sends to the bucket: it tells which resource the object belongs to. */
export function uploadKey(resourceId: string): string {
  return UPLOADS + resourceId;
}

/** The resource that waits for an object with this key, or nothing where none does. */
export function resourceIdOfKey(key: string): string | undefined {
  return key.startsWith(UPLOADS) ? key.slice(UPLOADS.length) : undefined;
}

/** The key of an object that the service itself puts into the bucket; no resource waits for its event. */
export function contentKey(name: string): string {
  return CONTENTS + name;
}
