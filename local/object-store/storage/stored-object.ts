import * as v from 'valibot';

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
  /** The upload that brought the object. */
  upload: v.object({ eventId: v.string(), requestId: v.string(), sourceAddress: v.string() }),
  /** Whether the object-created event still has to be delivered. */
  eventPending: v.boolean(),
});

export type StoredObject = v.InferOutput<typeof storedObjectSchema>;

/** The entity tag in quotes, as the headers `ETag` and `If-None-Match` carry it (RFC 9110 section 8.8.3). */
export function entityTag(object: StoredObject): string {
  return `"${object.md5}"`;
}
