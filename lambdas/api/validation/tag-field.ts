import * as v from 'valibot';
import { MAXIMUM_TAG_LENGTH, MAXIMUM_TAGS, parseTags } from '../../model/resources/tags.ts';

/** Tags in JSON Schema. */
export const tagList = {
  type: 'array',
  maxItems: MAXIMUM_TAGS,
  items: { type: 'string', minLength: 1, maxLength: MAXIMUM_TAG_LENGTH },
} as const;

/** The schema of a list of tags: distinct, trimmed, in order. Any other value gets `message`. */
export function tagField(message: string) {
  return v.pipe(
    v.unknown(),
    v.metadata({ anyOf: [tagList, { type: 'null' }], description: 'Each counts once; null for none.' }),
    v.transform(parseTags),
    v.custom<readonly string[]>((tags) => tags !== undefined, message),
  );
}
