import * as v from 'valibot';
import { MAXIMUM_ATTRIBUTES, MAXIMUM_ATTRIBUTES_BYTES } from '../../model/catalogue/entry.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { tagField, tagList } from '../validation/tag-field.ts';

const MAXIMUM_LEVELS = 20;
const MAXIMUM_KEY_LENGTH = 200;

const OBJECT = 'This must be a JSON object';
const DEEP = `This must be nested at most ${MAXIMUM_LEVELS} levels deep`;
const LARGE = `This must be at most ${MAXIMUM_ATTRIBUTES_BYTES} bytes of JSON`;

/** A structure, which a form has as a text in JSON. */
function structure(...jsonSchemas: readonly object[]) {
  return v.pipe(
    v.unknown(),
    v.metadata({ anyOf: [...jsonSchemas, { type: 'string', contentMediaType: 'application/json' }] }),
    v.transform((value) => (typeof value === 'string' ? parsed(value) : value)),
  );
}

/** A resource's attributes, which clients choose freely. */
export const attributes = v.pipe(
  structure({
    type: 'object',
    additionalProperties: true,
    maxProperties: MAXIMUM_ATTRIBUTES,
    propertyNames: { minLength: 1, maxLength: MAXIMUM_KEY_LENGTH },
    description: `At most ${MAXIMUM_ATTRIBUTES_BYTES} bytes of JSON, nested at most ${MAXIMUM_LEVELS} levels deep.`,
  }),
  v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    OBJECT,
  ),
  v.check((value) => isShallow(value, MAXIMUM_LEVELS), DEEP),
  v.check((value) => Buffer.byteLength(JSON.stringify(value)) <= MAXIMUM_ATTRIBUTES_BYTES, LARGE),
  v.check(
    (value) => Object.keys(value).length <= MAXIMUM_ATTRIBUTES,
    `This must have at most ${MAXIMUM_ATTRIBUTES} keys`,
  ),
  v.check(
    (value) => Object.keys(value).every(isKey),
    `Its keys must be 1 to ${MAXIMUM_KEY_LENGTH} characters of Unicode text`,
  ),
);

export const tags = v.pipe(structure(tagList, { type: 'null' }), tagField(`This ${TAGS_RULE}`));

function isKey(key: string): boolean {
  return key !== '' && key.length <= MAXIMUM_KEY_LENGTH && key.isWellFormed();
}

/** Whether a value has at most this many levels. A value that is nested much deeper cannot be written as JSON. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function parsed(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
