import * as v from 'valibot';

const time = v.pipe(v.string(), v.isoTimestamp());

/** A resource for its owner, as `resourceRepresentation` renders it. */
export const resourceSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  status: v.picklist(['reserved', 'uploading', 'available', 'expired', 'deleted']),
  file_name: v.string(),
  mime_type: v.string(),
  size: v.nullable(v.pipe(v.number(), v.integer(), v.description('In bytes.'))),
  etag: v.nullable(v.pipe(v.string(), v.description("S3's entity tag, without quotes."))),
  sha256: v.nullable(v.pipe(v.string(), v.description('In hexadecimal, where it is known.'))),
  container_id: v.nullable(v.string()),
  tags: v.pipe(v.array(v.string()), v.readonly()),
  created_at: time,
  uploaded_at: v.nullable(time),
  expires_at: v.nullable(v.pipe(time, v.description('Null for a file that stays.'))),
  uri: v.pipe(v.string(), v.description('A URL, or `ref://` and the id for a file that stays.')),
});

export type ResourceBody = v.InferOutput<typeof resourceSchema>;

/** A page of the list of an account's uploads. */
export const resourceListSchema = v.object({
  resources: v.pipe(v.array(resourceSchema), v.readonly()),
  cursor: v.nullable(v.pipe(v.string(), v.description('Leads to the next page, if there is one.'))),
});

export type ResourceListBody = v.InferOutput<typeof resourceListSchema>;
