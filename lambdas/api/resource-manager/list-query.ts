import * as v from 'valibot';
import { type Position, parseCursor } from '../../model/lists/cursor.ts';
import type { Listed, Ordering } from '../../model/lists/ports.ts';
import type { ResourceListRequest } from '../../model/lists/resource-list.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
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
const LIMIT = `must be a whole number from 1 to ${MAXIMUM_LIMIT}`;
const TEXT = `must be 1 to ${MAXIMUM_TEXT_LENGTH} characters of Unicode text`;
const CURSOR = 'must be a cursor from an earlier answer';

const text = v.pipe(
  v.string(ONCE),
  v.trim(),
  v.check((value) => value !== '' && value.isWellFormed() && value.length <= MAXIMUM_TEXT_LENGTH, TEXT),
);

const time = v.pipe(v.string(ONCE), v.isoTimestamp(TIME), v.transform(Date.parse));

export const listQuerySchema = v.object(
  {
    status: v.optional(v.pipe(v.string(ONCE), v.picklist(statuses, `must be one of ${statuses.join(', ')}`))),
    mime_type: v.optional(text),
    container_id: v.optional(text),
    tag: v.optional(text),
    created_from: v.optional(time),
    created_until: v.optional(time),
    q: v.optional(text),
    sort: v.optional(v.pipe(v.string(ONCE), v.picklist(sortNames, `must be one of ${sortNames.join(', ')}`))),
    limit: v.optional(
      v.pipe(
        v.string(ONCE),
        v.regex(/^\d{1,4}$/, LIMIT),
        v.transform(Number),
        v.minValue(1, LIMIT),
        v.maxValue(MAXIMUM_LIMIT, LIMIT),
      ),
      String(DEFAULT_LIMIT),
    ),
    cursor: v.optional(
      v.pipe(
        v.string(ONCE),
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
