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
  v.transform((value) => (typeof value === 'string' ? parseBoolean(value) : value)),
  v.boolean(BOOLEAN),
);

/** Null takes a resource out of its container, as does an empty text in a form. */
const containerId = v.nullable(
  v.pipe(
    v.string(STRING),
    v.trim(),
    v.transform((id) => (id === '' ? null : id)),
  ),
);

const schema = v.object({
  id: v.optional(text(100)),
  name: v.optional(v.pipe(text(MAXIMUM_NAME_LENGTH), v.nonEmpty(REQUIRED))),
  description: v.optional(text(MAXIMUM_DESCRIPTION_LENGTH)),
  archived: v.optional(boolean),
  attributes: v.optional(attributes),
  entity_type: v.optional(v.picklist(entityTypes, `This must be one of ${entityTypes.join(', ')}`)),
  entity_id: v.optional(text(200)),
  container_id: v.optional(containerId),
  tags: v.optional(tags),
  resource: v.optional(text(2000)),
});

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
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  const problems: FieldProblem[] = (result.issues ?? []).map((issue) => ({
    field: v.getDotPath(issue)?.split('.', 1)[0] ?? '',
    message: issue.message,
  }));
  const refused = purpose === 'update' ? NOT_CHANGED : [];
  const otherFiles = Object.keys(files).filter((name) => name !== 'resource');
  for (const field of [...Object.keys(input), ...otherFiles]) {
    if (!Object.hasOwn(schema.entries, field)) problems.push({ field, message: 'This field is not known' });
    else if (refused.includes(field)) problems.push({ field, message: 'This field cannot be changed' });
    else if (otherFiles.includes(field)) problems.push({ field, message: 'This must not be a file' });
  }
  const output = result.success ? result.output : {};
  const creates = purpose === 'create' && input['id'] === undefined;
  if (creates && input['name'] === undefined) problems.unshift({ field: 'name', message: REQUIRED });
  const noFile = file === undefined && (input['resource'] === undefined || output.resource === '');
  if (creates && noFile) problems.push({ field: 'resource', message: REQUIRED });
  if (file?.bytes.length === 0) problems.push({ field: 'resource', message: 'The file is empty' });
  if (problems.length > 0) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The request is not valid.',
      details: boundedDetails(problems),
    });
  }
  return entryRequest(output, file);
}

function entryRequest(output: v.InferOutput<typeof schema>, file: FormFile | undefined): EntryRequest {
  const { entity_type: entityType, entity_id: entityId, container_id: containerId, ...said } = output;
  const given = { ...said, entityType, entityId, containerId, resource: file ?? said.resource };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
