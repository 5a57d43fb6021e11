import * as v from 'valibot';

/**
 * The schema of `limit` in a query: how many items a page has at most, by default `initial`. `notText` is said where it
 * comes more than once.
 */
export function limitParameter(maximum: number, initial: number, notText?: string) {
  const message = `must be a whole number from 1 to ${maximum}`;
  const digits = new RegExp(`^\\d{1,${String(maximum).length}}$`);
  return v.pipe(
    v.optional(
      v.pipe(
        v.string(notText ?? message),
        v.metadata({ type: 'integer', minimum: 1, maximum }),
        v.transform((text) => (digits.test(text) ? Number(text) : 0)),
        v.minValue(1, message),
        v.maxValue(maximum, message),
      ),
      String(initial),
    ),
    // The default is a number for clients, too.
    v.metadata({ default: initial, description: 'How many items a page has at most.' }),
  );
}
