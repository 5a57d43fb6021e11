/** Every object carries this tag; the bucket has one lifecycle rule for each number of days. */
export const EXPIRY_TAG = 'expire-after-days';

/** The tag's value: days from the object's creation, or a word that no rule matches. */
export function lifecycleTag(lifecycle: number | 'never'): string {
  return String(lifecycle);
}

/** The value of the `x-amz-tagging` header: encoded like a query. */
export function taggingHeader(lifecycle: number | 'never'): string {
  return `${EXPIRY_TAG}=${lifecycleTag(lifecycle)}`;
}

/** The lifecycle of a tag's value. */
export function lifecycleOf(value: string): number | 'never' {
  return value === 'never' ? 'never' : Number(value);
}
