import * as v from 'valibot';

/** The form that sends the file, whose fields come before it. */
export const signedFormSchema = v.object({ url: v.string(), fields: v.record(v.string(), v.string()) });

/** A request of an upload in parts, which must have these headers. */
export const signedRequestSchema = v.object({
  method: v.string(),
  url: v.string(),
  headers: v.record(v.string(), v.string()),
});

const time = v.pipe(v.string(), v.isoTimestamp());

/** "Response" of the file upload endpoint. */
export const reservationSchema = v.object({
  uri: v.pipe(v.string(), v.description('A URL, or `ref://` and the id for a file that stays.')),
  signed_request: v.nullable(
    v.pipe(
      v.union([signedFormSchema, signedRequestSchema]),
      v.description(
        'A form with these fields and the file last, or the request that opens an upload in parts. Null where a repeated ' +
          'request finds the file there.',
      ),
    ),
  ),
  id: v.pipe(v.string(), v.uuid()),
  expires_at: v.nullable(time),
  upload_expires_at: v.nullable(time),
  part_size: v.optional(
    v.pipe(v.number(), v.integer(), v.description('Of each part but the last, in bytes.')),
  ),
  parts: v.optional(v.pipe(v.number(), v.integer(), v.description('How many parts there are.'))),
});

export type ReservationBody = v.InferOutput<typeof reservationSchema>;
