import * as v from 'valibot';

/** The header `Idempotency-Key` in descriptions. */
export const idempotencyKeyHeader = v.optional(
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(255),
    v.description(
      'Makes one resource of a request that is sent again: visible ASCII characters of your choice.',
    ),
  ),
);
