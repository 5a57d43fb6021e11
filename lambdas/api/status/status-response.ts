import * as v from 'valibot';

/** What answers about the status have. The handler imports the types alone, so that its bundle has no schemas. */

const version = { version: v.string(), time: v.pipe(v.string(), v.isoTimestamp()) };
const reached = v.optional(
  v.pipe(v.literal('ok'), v.description('Only where the deep status was asked for.')),
);
const state = v.picklist(['ok', 'unreachable']);

export const statusSchema = v.object({
  status: v.literal('ok'),
  ...version,
  table: reached,
  bucket: reached,
});

/** "Error Payloads", 500, and what is out of reach. */
export const unavailableSchema = v.object({
  error: v.object({ code: v.literal('server'), message: v.string() }),
  status: v.literal('unavailable'),
  ...version,
  table: state,
  bucket: state,
});

export type StatusResponse = v.InferOutput<typeof statusSchema>;
export type UnavailableResponse = v.InferOutput<typeof unavailableSchema>;
