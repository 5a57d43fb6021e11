/** Every object carries this tag; the bucket has one lifecycle rule for each number of days. */
export const EXPIRY_TAG = 'expire-after-days';

/** The tag's value on objects that no rule removes. */
export const NEVER = 'never';
