import * as v from 'valibot';
import { MAXIMUM_NAME_LENGTH } from '../../model/catalogue/entry.ts';
import { type Position, parseCursor } from '../../model/lists/cursor.ts';
import { folded } from '../../model/lists/words.ts';
import { MAXIMUM_TAG_LENGTH } from '../../model/resources/tags.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { jsonQuery } from '../validation/json-query.ts';
import { type CollectionQuery, MAXIMUM_OFFSET, MAXIMUM_QUERY_TAGS } from './collection.ts';

const DEFAULT_LIMIT = 100;
const MAXIMUM_LIMIT = 1000;

const CURSOR = 'must be a cursor from an earlier answer';
const TAGS = 'must be an object with any, all or none';
const TAG_LIST = `must be an array of 1 to ${MAXIMUM_QUERY_TAGS} tags`;
const UNKNOWN = 'is an unknown field: leave it out';

const sorts = {
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  createdAt: { by: 'created', descending: false },
  '-createdAt': { by: 'created', descending: true },
} as const satisfies Record<string, CollectionQuery['sort']>;

const sortNames = ['name', '-name', 'createdAt', '-createdAt'] as const;

/** A trimmed text; its length counts Unicode code points. */
function text(maximumLength: number) {
  const message = `must be 1 to ${maximumLength} characters of Unicode text`;
  return v.pipe(
    v.string(message),
    v.metadata({ minLength: 1, maxLength: maximumLength }),
    v.trim(),
    v.check((value) => value !== '' && value.isWellFormed() && [...value].length <= maximumLength, message),
  );
}

/** A whole number, or its digits: a query made from a form has only strings. */
function integer(minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number))], message),
    v.integer(message),
    v.minValue(minimum, message),
    v.maxValue(maximum, message),
    v.metadata({ type: ['integer', 'string'] }),
  );
}

const tagList = v.exactOptional(
  v.pipe(
    v.array(text(MAXIMUM_TAG_LENGTH), TAG_LIST),
    v.minLength(1, TAG_LIST),
    v.maxLength(MAXIMUM_QUERY_TAGS, TAG_LIST),
  ),
);

const jsonTagList = {
  type: 'array',
  minItems: 1,
  maxItems: MAXIMUM_QUERY_TAGS,
  items: { type: 'string', minLength: 1, maxLength: MAXIMUM_TAG_LENGTH },
} as const;

/** The tags to match. Their own schema comes after code, and is said again in JSON Schema. */
const tags = v.pipe(
  v.custom<Record<string, unknown>>(hasPlainMembers, TAGS),
  v.metadata({
    type: 'object',
    description: 'At least one of `any`, every one of `all`, and none of `none`.',
    properties: { any: jsonTagList, all: jsonTagList, none: jsonTagList },
    additionalProperties: false,
  }),
  v.objectWithRest({ any: tagList, all: tagList, none: tagList }, v.never(UNKNOWN)),
);

const cursor = v.pipe(
  v.string(CURSOR),
  v.description('From an earlier answer, for what follows it.'),
  v.transform(parseCursor),
  v.custom<Position>((value) => value !== undefined, CURSOR),
);

const name = v.pipe(
  text(MAXIMUM_NAME_LENGTH),
  v.description('The whole name, whatever its case and Unicode normalization.'),
);

/** A query of a collection. */
export const collectionQuerySchema = v.pipe(
  v.object(
    {
      tags: v.optional(tags, {}),
      name: v.exactOptional(name),
      offset: v.optional(integer(0, MAXIMUM_OFFSET), 0),
      limit: v.optional(integer(1, MAXIMUM_LIMIT), DEFAULT_LIMIT),
      cursor: v.optional(cursor),
      sort: v.optional(v.picklist(sortNames, `must be one of ${sortNames.join(', ')}`), 'createdAt'),
    },
    REQUIRED,
  ),
  v.metadata({ not: { required: ['offset', 'cursor'] }, additionalProperties: false }),
);

/** A cursor continues a list whose offset was used on the first page. */
const besideCursor = v.object(
  { ...collectionQuerySchema.entries, offset: v.optional(v.never('cannot go with cursor: leave it out')) },
  REQUIRED,
);

/**
 * Reads the JSON query string of a collection: `tags` and `name` to match, `sort`, `limit`, and either `offset` or
 * `cursor`. Throws one problem with everything that is wrong.
 */
export function readCollectionQuery(query: string): CollectionQuery {
  const input = jsonQuery(query);
  const fields = Object.hasOwn(input, 'cursor')
    ? checkedFields(besideCursor, input)
    : checkedFields(collectionQuerySchema, input);
  const { sort, cursor, offset = 0, ...rest } = fields;
  return { ...rest, sort: sorts[sort], position: cursor ?? { after: '', skip: offset } };
}

/** Whether a name and tags match a query. */
export function matchesQuery(
  { name, tags: { any = [], all = [], none = [] } }: Pick<CollectionQuery, 'name' | 'tags'>,
  found: { readonly name: string; readonly tags?: readonly string[] },
): boolean {
  const has = (tag: string) => found.tags?.includes(tag) ?? false;
  return (
    (name === undefined || folded(found.name) === folded(name)) &&
    (any.length === 0 || any.some(has)) &&
    all.every(has) &&
    !none.some(has)
  );
}

/** Whether a value is an object without the three members that the schema would not see. */
function hasPlainMembers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !['__proto__', 'prototype', 'constructor'].some((name) => Object.hasOwn(value, name));
}
