import * as v from 'valibot';
import { MAXIMUM_DESCRIPTION_LENGTH, MAXIMUM_NAME_LENGTH } from '../../model/catalogue/entry.ts';
import type { ContainerChange } from '../../model/containers/container.ts';
import { ProblemError } from '../../model/problem.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { type ApiRequest, bodyText, parseJsonObject } from '../serving/request.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { tagField } from '../validation/tag-field.ts';

/** A request for a new container. */
export interface NewContainer {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** The organization that the client names. */
  readonly organization?: number | string;
}

const MESSAGES = { text: 'must be a string', unicode: 'must be Unicode text', empty: 'must not be empty' };

/** Texts are trimmed and otherwise stored unchanged. */
function text(maximumLength: number) {
  return v.pipe(
    v.string(MESSAGES.text),
    v.metadata({ maxLength: maximumLength }),
    v.check((value) => value.isWellFormed(), MESSAGES.unicode),
    v.trim(),
    v.check(
      (value) => [...value].length <= maximumLength,
      `must be at most ${maximumLength} characters long`,
    ),
  );
}

const name = v.pipe(text(MAXIMUM_NAME_LENGTH), v.nonEmpty(MESSAGES.empty));
const tags = tagField(TAGS_RULE);
const organization = v.pipe(
  v.union([v.number(), v.string()], 'must be the number of an organization'),
  v.description('No other than the own organization: its number, or the name of the account.'),
);

/** A request for a new container. Optional fields may be null. */
export const newContainerSchema = v.pipe(
  v.object(
    {
      name,
      description: v.nullish(text(MAXIMUM_DESCRIPTION_LENGTH)),
      tags: v.optional(tags),
      orgId: v.nullish(organization),
    },
    REQUIRED,
  ),
  v.metadata({ additionalProperties: false }),
);

/** Read-only fields, and "an identifier field for a container, schema, structure or content". */
const IGNORED = /^(?:_?id|(?:org|container|schema|structure|content)(?:Id|_id)|uri|createdAt|updatedAt)$/;

/** A change of a container, without the ignored fields. */
export const containerChangeSchema = v.pipe(
  v.object(
    {
      name: v.nullish(text(MAXIMUM_NAME_LENGTH)),
      description: v.nullish(text(MAXIMUM_DESCRIPTION_LENGTH)),
      tags: v.optional(tags),
    },
    REQUIRED,
  ),
  v.metadata({
    patternProperties: { [IGNORED.source]: { description: 'Ignored.' } },
    additionalProperties: false,
  }),
);

/** A request for a clone. */
export const cloneRequestSchema = v.pipe(
  v.object({ name }, REQUIRED),
  v.metadata({ additionalProperties: false }),
);

/** The body of `POST /containers`. Throws one problem with everything that is wrong. */
export function readNewContainer(request: ApiRequest): NewContainer {
  const { orgId, ...fields } = checkedFields(newContainerSchema, jsonBody(request));
  return {
    name: fields.name,
    description: fields.description ?? '',
    tags: fields.tags ?? [],
    ...(orgId === undefined || orgId === null ? {} : { organization: orgId }),
  };
}

/**
 * The body of `PUT /containers/{id}` ("PUT Methods & Partial Updates"). Nothing is required, not even a body: an absent
 * field keeps its value, an empty one is cleared.
 */
export function readContainerChange(request: ApiRequest): ContainerChange {
  const input = jsonBody(request, (text) => (text.trim() === '' ? {} : parseJsonObject(text)));
  const fields = Object.entries(input).filter(([field]) => !IGNORED.test(field));
  const { name, description, tags } = checkedFields(containerChangeSchema, Object.fromEntries(fields));
  return {
    ...(name === undefined ? {} : { name: name ?? '' }),
    ...(description === undefined ? {} : { description: description ?? '' }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The name in the body of `POST /containers/{id}/clone`. */
export function readCloneName(request: ApiRequest): string {
  return checkedFields(cloneRequestSchema, jsonBody(request)).name;
}

/** The body's JSON object. Throws a problem with the specification's message. */
function jsonBody(request: ApiRequest, parse = parseJsonObject): ReturnType<typeof parseJsonObject> {
  try {
    return parse(bodyText(request));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError({ code: 'invalid-request', message: 'Could not parse the request body.' });
  }
}
