/** Every object carries this tag; the bucket has one lifecycle rule for each number of days. */
export const EXPIRY_TAG = 'expire-after-days';

/** The longest life that a lifecycle rule exists for, in days. */
export const MAXIMUM_EXPIRY_DAYS = 366;

/** The tag's value on objects that no rule removes. */
export const NEVER = 'never';
