/** The most tags of one resource or container, and the longest in characters (Unicode code points). */
export const MAXIMUM_TAGS = 50;
export const MAXIMUM_TAG_LENGTH = 100;

/** The rule for tags, as a message that continues from the field's name. */
export const TAGS_RULE = `must be a list of at most ${MAXIMUM_TAGS} texts of 1 to ${MAXIMUM_TAG_LENGTH} characters`;

/** Reads distinct tags, trimmed and in order. Null or an empty text has none. Undefined if the value is invalid. */
export function parseTags(value: unknown): readonly string[] | undefined {
  if (value === null || value === '') return [];
  if (!Array.isArray(value)) return undefined;
  const tags = new Set(value.map((tag: unknown) => (typeof tag === 'string' ? tag.trim() : '')));
  return tags.size <= MAXIMUM_TAGS && [...tags].every(isTag) ? [...tags] : undefined;
}

function isTag(text: string): boolean {
  return text !== '' && [...text].length <= MAXIMUM_TAG_LENGTH && text.isWellFormed();
}
