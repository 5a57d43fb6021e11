import * as v from 'valibot';

const headers = v.record(v.string(), v.string());

/** The request that sends the file, or opens its upload in parts. */
const signedRequest = v.union([
  v.object({ url: v.string(), fields: v.record(v.string(), v.string()) }),
  v.object({ method: v.string(), url: v.string(), headers }),
]);

const time = v.pipe(v.string(), v.isoTimestamp());

/** "Response" of the file upload endpoint. */
export const reservationSchema = v.object({
  uri: v.pipe(v.string(), v.description('A URL, or `ref://` and the id for a file that stays.')),
  signed_request: v.nullable(
    v.pipe(
      signedRequest,
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
