import * as v from 'valibot';
import { MAXIMUM_EXPIRY_SECONDS } from '../../model/resources/expiry.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { checkedFields, invalidFields, REQUIRED } from '../validation/fields.ts';
import { tagField } from '../validation/tag-field.ts';
import { expire, fileName } from './reservation-request.ts';

/** A change of a resource; a null container takes it out of its own. */
export interface UpdateRequest {
  readonly fileName?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  readonly containerId?: string | null;
  readonly tags?: readonly string[];
}

const TIME = `must be a time in RFC 3339, in the future and at most ${MAXIMUM_EXPIRY_SECONDS} seconds from now`;

export const updateRequestSchema = v.pipe(
  v.object(
    {
      file_name: v.optional(fileName),
      expire: v.optional(expire),
      expires_at: v.optional(v.pipe(v.string(TIME), v.isoTimestamp(TIME), v.transform(Date.parse))),
      container_id: v.nullish(v.string('must be a string')),
      tags: v.optional(tagField(TAGS_RULE)),
    },
    REQUIRED,
  ),
  v.metadata({ additionalProperties: false }),
);

/** Reads a change without looking up its container. Throws one problem with everything that is wrong. */
export function readUpdateRequest(input: Readonly<Record<string, unknown>>, now: number): UpdateRequest {
  const {
    file_name,
    expire,
    expires_at,
    container_id: containerId,
    tags,
  } = checkedFields(updateRequestSchema, input);
  if (expire !== undefined && expires_at !== undefined)
    throw invalidFields([{ field: 'expires_at', message: 'cannot go with expire: leave one out' }]);
  const expiresAt = expire === undefined ? expires_at : now + expire * 1000;
  if (expiresAt !== undefined && !isWithinReach(expiresAt, now))
    throw invalidFields([{ field: 'expires_at', message: TIME }]);
  return {
    ...(file_name === undefined ? {} : { fileName: file_name }),
    ...(expiresAt === undefined ? {} : { expiresAt: Math.ceil(expiresAt / 1000) * 1000 }),
    // An empty text is no container, as in every door.
    ...(containerId === undefined ? {} : { containerId: containerId || null }),
    ...(tags === undefined ? {} : { tags }),
  };
}

function isWithinReach(expiresAt: number, now: number): boolean {
  return expiresAt > now && expiresAt <= now + MAXIMUM_EXPIRY_SECONDS * 1000;
}
