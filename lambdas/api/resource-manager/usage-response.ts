import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer());
const sum = { files: count, bytes: count };

const day = v.object({
  day: v.pipe(v.string(), v.isoDate()),
  ...sum,
  types: v.array(v.object({ mime_type: v.string(), ...sum })),
});

/** The usage of an account. */
export const usageSchema = v.object({
  from: v.pipe(v.string(), v.isoDate()),
  until: v.pipe(v.string(), v.isoDate()),
  total: v.object(sum),
  days: v.pipe(v.array(day), v.description('The newest first.')),
});

export type UsageBody = v.InferOutput<typeof usageSchema>;
