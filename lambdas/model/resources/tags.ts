/** The most tags that one thing can carry, and the longest of them in characters (Unicode code points). */
const MAXIMUM_TAGS = 50;
export const MAXIMUM_TAG_LENGTH = 100;

/** What tags must be, in words that read on from the field's name. */
export const TAGS_RULE = `must be a list of at most ${MAXIMUM_TAGS} texts of 1 to ${MAXIMUM_TAG_LENGTH} characters`;

/** The tags in a list, trimmed and each once, in their order: none in null or an empty text; nothing where it is no list of such. */
export function parseTags(value: unknown): readonly string[] | undefined {
  if (value === null || value === '') return [];
  if (!Array.isArray(value)) return undefined;
  const tags = new Set(value.map((tag: unknown) => (typeof tag === 'string' ? tag.trim() : '')));
  return tags.size <= MAXIMUM_TAGS && [...tags].every(isTag) ? [...tags] : undefined;
}

function isTag(text: string): boolean {
  return text !== '' && [...text].length <= MAXIMUM_TAG_LENGTH && text.isWellFormed();
}
