import * as v from 'valibot';
import { type Position, parseCursor } from '../../model/lists/cursor.ts';
import type { Listed, Ordering } from '../../model/lists/ports.ts';
import type { ResourceListRequest } from '../../model/lists/resource-list.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { limitParameter } from '../validation/limit-parameter.ts';
import { queryParameters } from '../validation/query-parameters.ts';

const DEFAULT_LIMIT = 100;
const MAXIMUM_LIMIT = 1000;
const MAXIMUM_TEXT_LENGTH = 200;

/** The statuses of listed resources; for any other, a client reads the resource's own status. */
const statuses = ['uploading', 'available'] as const;

const sorts = {
  created_at: { by: 'created', descending: false },
  '-created_at': { by: 'created', descending: true },
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
} as const satisfies Record<string, Ordering>;

const sortNames = ['created_at', '-created_at', 'name', '-name'] as const;

const ONCE = 'must not be sent more than once';
const TIME = 'must be a time in RFC 3339, such as 2026-01-31T12:00:00Z';
const TEXT = `must be 1 to ${MAXIMUM_TEXT_LENGTH} characters of Unicode text`;
const CURSOR = 'must be a cursor from an earlier answer';

const text = v.pipe(
  v.string(ONCE),
  v.trim(),
  v.metadata({ minLength: 1, maxLength: MAXIMUM_TEXT_LENGTH }),
  v.check((value) => value !== '' && value.isWellFormed() && value.length <= MAXIMUM_TEXT_LENGTH, TEXT),
);

const time = (description: string) =>
  v.pipe(v.string(ONCE), v.isoTimestamp(TIME), v.description(description), v.transform(Date.parse));

export const listQuerySchema = v.object(
  {
    status: v.optional(
      v.pipe(
        v.string(ONCE),
        v.metadata({ enum: statuses }),
        v.picklist(statuses, `must be one of ${statuses.join(', ')}`),
      ),
    ),
    mime_type: v.optional(v.pipe(text, v.description('Such as `image/png`, or `image/*` for any image.'))),
    container_id: v.optional(text),
    tag: v.optional(v.pipe(text, v.description('One that the resource has.'))),
    created_from: v.optional(time('The first moment.')),
    created_until: v.optional(time('The last moment.')),
    q: v.optional(v.pipe(text, v.description('Words to search for.'))),
    sort: v.optional(
      v.pipe(
        v.string(ONCE),
        v.metadata({ enum: sortNames }),
        v.picklist(sortNames, `must be one of ${sortNames.join(', ')}`),
      ),
    ),
    limit: limitParameter(MAXIMUM_LIMIT, DEFAULT_LIMIT, ONCE),
    cursor: v.optional(
      v.pipe(
        v.string(ONCE),
        v.description('Of an earlier answer.'),
        v.transform(parseCursor),
        v.custom<Position>((value) => value !== undefined, CURSOR),
      ),
    ),
  },
  REQUIRED,
);

/**
 * Reads the query of the list of an account's uploads: filters, which may be combined, `q`, `sort`, `limit` and
 * `cursor`. Throws one problem with everything that is wrong.
 */
export function readListQuery(query: string): ResourceListRequest {
  const fields = checkedFields(listQuerySchema, queryParameters(query));
  const { status, mime_type, container_id: containerId, tag, created_from, created_until } = fields;
  const { q, sort, limit, cursor } = fields;
  return {
    limit,
    statuses: status === undefined ? statuses : [status],
    ...(q === undefined ? {} : { search: q }),
    ...(sort === undefined ? {} : { ordering: sorts[sort] }),
    ...(cursor === undefined ? {} : { position: cursor }),
    ...(containerId === undefined ? {} : { containerId }),
    ...(created_from === undefined && created_until === undefined
      ? {}
      : { created: rangeOf(created_from, created_until) }),
    ...(mime_type === undefined && tag === undefined ? {} : { filter: filterOf(mime_type, tag) }),
  };
}

function rangeOf(from: number | undefined, until: number | undefined) {
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

/** Whether a resource has a media type (`image/png`, or `image/*` for any image) and a tag. */
function filterOf(mediaType: string | undefined, tag: string | undefined) {
  const isAnySubtype = mediaType?.endsWith('/*') ?? false;
  return ({ resource }: Listed): boolean => {
    const hasType = isAnySubtype
      ? resource.mediaType.startsWith(mediaType?.slice(0, -1) ?? '')
      : mediaType === undefined || resource.mediaType === mediaType;
    return hasType && (tag === undefined || (resource.tags?.includes(tag) ?? false));
  };
}
