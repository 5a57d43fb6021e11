import * as v from 'valibot';
import { DEFAULT_EXPIRY_SECONDS, MAXIMUM_EXPIRY_SECONDS } from '../../model/resources/expiry.ts';
import { fileNameProblem } from '../../model/resources/file-name.ts';
import { isSupportedMediaType, supportedMediaTypes } from '../../model/resources/media-type.ts';
import type { ReservationRequest } from '../../model/resources/reservation.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { tagField } from '../validation/tag-field.ts';

const PERSISTENT = 'persistent_reference';
const TEXT = 'must be a string';
const MEDIA_TYPE = `must be one of ${supportedMediaTypes.join(', ')}, in lower case, with a subtype in place of *`;
const EXPIRE = `must be a whole number of seconds from 1 to ${MAXIMUM_EXPIRY_SECONDS}`;

/** An integer in the specification's table, a numeric string in its sample: both are accepted. */
export const expire = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))], EXPIRE),
  v.integer(EXPIRE),
  v.minValue(1, EXPIRE),
  v.maxValue(MAXIMUM_EXPIRY_SECONDS, EXPIRE),
);

export const fileName = v.pipe(
  v.string(TEXT),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? fileNameProblem(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

/** "POST Body" of the file upload endpoint, and the resource's container and tags. */
const schema = v.object(
  {
    file_name: fileName,
    mime_type: v.pipe(v.string(TEXT), v.check(isSupportedMediaType, MEDIA_TYPE)),
    mode: v.picklist(['temporary_url', PERSISTENT], `must be temporary_url or ${PERSISTENT}`),
    expire: v.optional(expire, DEFAULT_EXPIRY_SECONDS),
    container_id: v.nullish(v.string(TEXT)),
    tags: v.optional(tagField(TAGS_RULE)),
  },
  REQUIRED,
);

/** Reads a request without looking up its container. Throws one problem with everything that is wrong. */
export function readReservationRequest(input: Readonly<Record<string, unknown>>): ReservationRequest {
  // "This field is ignored if mode is set to persistent", whatever it holds.
  const { expire: ignored, ...unlimited } = input;
  const fields = checkedFields(schema, input['mode'] === PERSISTENT ? unlimited : input);
  const { container_id: containerId, tags } = fields;
  return {
    fileName: fields.file_name,
    mediaType: fields.mime_type,
    ...(fields.mode === PERSISTENT ? {} : { expirySeconds: fields.expire }),
    // Null and an empty text are no container, as in every door.
    ...(containerId ? { containerId } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
}
