import * as v from 'valibot';
import {
  type EntityType,
  type EntryChange,
  entityTypes,
  MAXIMUM_DESCRIPTION_LENGTH,
  MAXIMUM_NAME_LENGTH,
} from '../../model/catalogue/entry.ts';
import { type FieldProblem, ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { parseBoolean } from '../validation/boolean.ts';
import { boundedDetails } from '../validation/bounded-details.ts';
import type { FormFile } from '../validation/multipart.ts';
import { readEntryBody } from './entry-body.ts';
import { fieldProblems } from './field-problems.ts';
import { attributes, tags } from './json-fields.ts';

/** A request's description of a resource, with its file or the file's address. */
export interface EntryRequest extends EntryChange {
  readonly id?: string;
  readonly entityType?: EntityType;
  readonly entityId?: string;
  readonly resource?: FormFile | string;
}

const REQUIRED = 'This field is required';
const STRING = 'This must be a string';
const BOOLEAN = 'This must be true or false';

/** Texts are trimmed and otherwise stored and returned unchanged: nothing in them is ever run. */
function text(maximumLength: number) {
  return v.pipe(
    v.string(STRING),
    v.metadata({ maxLength: maximumLength }),
    v.check((value) => value.isWellFormed(), 'This must be Unicode text'),
    v.trim(),
    v.check(
      (value) => [...value].length <= maximumLength,
      `This must be at most ${maximumLength} characters long`,
    ),
  );
}

/** A boolean in JSON, or as a text in a form. */
const boolean = v.pipe(
  v.unknown(),
  v.metadata({ anyOf: [{ type: 'boolean' }, { enum: ['true', 'True', 'false', 'False'] }] }),
  v.transform((value) => (typeof value === 'string' ? parseBoolean(value) : value)),
  v.boolean(BOOLEAN),
);

/** Null takes a resource out of its container, as does an empty text in a form. */
const containerId = v.pipe(
  v.nullable(
    v.pipe(
      v.string(STRING),
      v.trim(),
      v.transform((id) => (id === '' ? null : id)),
    ),
  ),
  v.description('A container of the account; null, or an empty text in a form, for none.'),
);

const name = v.pipe(text(MAXIMUM_NAME_LENGTH), v.nonEmpty(REQUIRED));

const told = {
  name: v.optional(name),
  description: v.optional(text(MAXIMUM_DESCRIPTION_LENGTH)),
  archived: v.optional(boolean),
  attributes: v.optional(attributes),
};

const entity = {
  entity_type: v.optional(v.picklist(entityTypes, `This must be one of ${entityTypes.join(', ')}`)),
  entity_id: v.optional(text(200)),
};

const grouping = { container_id: v.optional(containerId), tags: v.optional(tags) };

const file = v.pipe(text(2000), v.description('The URL or `ref://` of a file that you have uploaded.'));

/** A new resource. */
export const newEntry = v.pipe(
  v.object({ ...told, name, ...entity, ...grouping, resource: v.pipe(file, v.nonEmpty(REQUIRED)) }, REQUIRED),
  v.metadata({ additionalProperties: false }),
);

/** A new resource whose file is a part of the form. */
const newEntryWithFile = v.object({ ...newEntry.entries, resource: v.optional(file) }, REQUIRED);

/** A resource that is put into a further list. */
export const placedEntry = v.pipe(
  v.object({
    id: v.pipe(text(100), v.description('The resource that is put into the list as it is.')),
    ...told,
    ...entity,
    ...grouping,
    resource: v.optional(file),
  }),
  v.metadata({ additionalProperties: false }),
);

/** A change of a resource. */
export const entryChange = v.pipe(
  v.object({ ...told, ...grouping, resource: v.optional(file) }),
  v.metadata({ additionalProperties: false }),
);

const NOT_CHANGED = ['id', 'entity_type', 'entity_id'];

/**
 * Reads a request's description of a resource, from a form or JSON ("Create", "Update an resource"). Throws one problem
 * with a message for each field. `maximumFileBytes` limits the file in a form.
 */
export function readEntryRequest(
  request: ApiRequest,
  maximumFileBytes: number,
  purpose: 'create' | 'update',
): EntryRequest {
  const { fields: input, files } = readEntryBody(request, maximumFileBytes);
  const file = files['resource'];
  const schema = schemaOf(purpose, input, file);
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  const problems = fieldProblems(result);
  const otherFiles = Object.keys(files).filter((name) => name !== 'resource');
  for (const field of [...Object.keys(input), ...otherFiles]) {
    if (purpose === 'update' && NOT_CHANGED.includes(field))
      problems.push({ field, message: 'This field cannot be changed' });
    else if (!Object.hasOwn(schema.entries, field))
      problems.push({ field, message: 'This field is not known' });
    else if (otherFiles.includes(field)) problems.push({ field, message: 'This must not be a file' });
  }
  if (file?.bytes.length === 0) problems.push({ field: 'resource', message: 'The file is empty' });
  if (!result.success || problems.length > 0) throw invalidEntry(problems);
  return entryRequest(result.output, file);
}

function schemaOf(purpose: 'create' | 'update', input: object, file: FormFile | undefined) {
  if (purpose === 'update') return entryChange;
  if ('id' in input) return placedEntry;
  return file === undefined ? newEntry : newEntryWithFile;
}

function invalidEntry(problems: readonly FieldProblem[]): ProblemError {
  return new ProblemError({
    code: 'invalid-request',
    message: 'The request is not valid.',
    details: boundedDetails(problems),
  });
}

type Output = v.InferOutput<typeof entryChange> & Partial<v.InferOutput<typeof placedEntry>>;

function entryRequest(output: Output, file: FormFile | undefined): EntryRequest {
  const { entity_type: entityType, entity_id: entityId, container_id: containerId, ...said } = output;
  const given = { ...said, entityType, entityId, containerId, resource: file ?? said.resource };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
