import * as v from 'valibot';
import { parseTags } from '../../model/resources/tags.ts';

/** The schema of a list of tags: distinct, trimmed, in order. Any other value gets `message`. */
export function tagField(message: string) {
  return v.pipe(
    v.unknown(),
    v.transform(parseTags),
    v.custom<readonly string[]>((tags) => tags !== undefined, message),
  );
}
