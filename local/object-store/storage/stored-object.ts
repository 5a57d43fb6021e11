import * as v from 'valibot';

/** One request brings at most 5 GiB. */
export const MAXIMUM_OBJECT_BYTES = 5 * 1024 ** 3;

/** What is kept of an object beside its bytes. */
export const storedObjectSchema = v.object({
  key: v.string(),
  /** The name of the file with the object's bytes. */
  dataFile: v.string(),
  /** In bytes. */
  size: v.number(),
  /** 32 hexadecimal digits; in quotes, the ETag. */
  md5: v.string(),
  /** The response headers that the object was given, their names in lower case. */
  headers: v.record(v.string(), v.string()),
  tags: v.pipe(v.array(v.object({ key: v.string(), value: v.string() })), v.readonly()),
  /** In milliseconds since 1970. */
  createdAt: v.number(),
  /** 16 hexadecimal digits: of two uploads of one key, the later one's is greater. */
  sequencer: v.string(),
  /** The request that brought the object, and what S3 calls it in the event. */
  upload: v.object({
    eventId: v.string(),
    requestId: v.string(),
    sourceAddress: v.string(),
    // Objects from before there were other ways than forms do not name theirs.
    reason: v.optional(v.picklist(['POST Object', 'PutObject', 'CopyObject']), 'POST Object'),
  }),
  /** Whether the object-created event still has to be delivered. */
  eventPending: v.boolean(),
});

export type StoredObject = v.InferOutput<typeof storedObjectSchema>;

/** What an object is to be when it is committed; the rest is given to it then. */
export type NewObject = Omit<StoredObject, 'dataFile' | 'sequencer' | 'eventPending'>;

/** The entity tag in quotes, as the headers `ETag` and `If-None-Match` carry it (RFC 9110 section 8.8.3). */
export function entityTag(object: StoredObject): string {
  return `"${object.md5}"`;
}
