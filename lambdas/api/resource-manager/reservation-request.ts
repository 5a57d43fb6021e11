import * as v from 'valibot';
import { DEFAULT_EXPIRY_SECONDS, MAXIMUM_EXPIRY_SECONDS } from '../../model/resources/expiry.ts';
import { fileNameProblem, MAXIMUM_FILE_NAME_LENGTH } from '../../model/resources/file-name.ts';
import { isSupportedMediaType, supportedMediaTypes } from '../../model/resources/media-type.ts';
import { MAXIMUM_REQUEST_BYTES } from '../../model/resources/multipart.ts';
import type { ReservationRequest } from '../../model/resources/reservation.ts';
import { TAGS_RULE } from '../../model/resources/tags.ts';
import { checkedFields, invalidFields, REQUIRED } from '../validation/fields.ts';
import { tagField } from '../validation/tag-field.ts';

const PERSISTENT = 'persistent_reference';
const MULTIPART = 'multipart';
const TEXT = 'must be a string';
const SIZE = 'must be a whole number of bytes from 1';
const SHA256 = 'must be a SHA-256 in hexadecimal or base64';
const MEDIA_TYPE = `must be one of ${supportedMediaTypes.join(', ')}, in lower case, with a subtype in place of *`;
const EXPIRE = `must be a whole number of seconds from 1 to ${MAXIMUM_EXPIRY_SECONDS}`;

/** An integer in the specification's table, a numeric string in its sample: both are accepted. */
export const expire = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))], EXPIRE),
  v.integer(EXPIRE),
  v.minValue(1, EXPIRE),
  v.maxValue(MAXIMUM_EXPIRY_SECONDS, EXPIRE),
  v.metadata({ type: ['integer', 'string'], description: 'Seconds from now, as a number or its digits.' }),
);

export const fileName = v.pipe(
  v.string(TEXT),
  v.metadata({
    minLength: 1,
    maxLength: MAXIMUM_FILE_NAME_LENGTH,
    pattern: '^\\S+$',
    description: 'The name under which the file is saved, without spaces or control characters.',
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? fileNameProblem(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

/** "POST Body" of the file upload endpoint, and the resource's container and tags. */
export const reservationSchema = v.pipe(
  v.object(
    {
      file_name: fileName,
      mime_type: v.pipe(
        v.string(TEXT),
        v.description(
          `One of \`${supportedMediaTypes.join('`, `')}\`, in lower case, with a subtype in place of \`*\`.`,
        ),
        v.check(isSupportedMediaType, MEDIA_TYPE),
      ),
      mode: v.picklist(['temporary_url', PERSISTENT], `must be temporary_url or ${PERSISTENT}`),
      expire: v.optional(expire, DEFAULT_EXPIRY_SECONDS),
      container_id: v.nullish(v.string(TEXT)),
      tags: v.optional(tagField(TAGS_RULE)),
      upload: v.optional(v.picklist(['form', MULTIPART], `must be form or ${MULTIPART}`), 'form'),
      size: v.optional(
        v.pipe(
          v.number(SIZE),
          v.safeInteger(SIZE),
          v.minValue(1, SIZE),
          v.description('In bytes: of parts together, which need it; of a form, the most that it may bring.'),
        ),
      ),
      sha256: v.optional(
        v.pipe(
          v.string(SHA256),
          v.metadata({
            pattern: '^([0-9A-Fa-f]{64}|[0-9A-Za-z+/]{43}=)$',
            description: 'What the file must have, in hexadecimal or base64. Not for an upload in parts.',
          }),
          v.transform(digestOf),
          v.string(SHA256),
        ),
      ),
    },
    REQUIRED,
  ),
  v.metadata({ additionalProperties: false }),
);

/**
 * Reads a request for an upload of at most `maximumBytes`, without looking up its container. Throws one problem with
 * everything that is wrong.
 */
export function readReservationRequest(
  input: Readonly<Record<string, unknown>>,
  maximumBytes: number,
): ReservationRequest {
  // "This field is ignored if mode is set to persistent", whatever it holds.
  const { expire: ignored, ...unlimited } = input;
  const fields = checkedFields(reservationSchema, input['mode'] === PERSISTENT ? unlimited : input);
  const { container_id: containerId, tags, sha256 } = fields;
  const size = checkedSize(fields, maximumBytes);
  return {
    fileName: fields.file_name,
    mediaType: fields.mime_type,
    ...(fields.mode === PERSISTENT ? {} : { expirySeconds: fields.expire }),
    // Null and an empty text are no container, as in every door.
    ...(containerId ? { containerId } : {}),
    ...(tags === undefined ? {} : { tags }),
    ...(size === undefined ? {} : { size }),
    ...(fields.upload === MULTIPART ? { inParts: true } : {}),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** The declared size, which only a file that comes in a form may lack. */
function checkedSize(
  { upload, size, sha256 }: v.InferOutput<typeof reservationSchema>,
  maximumBytes: number,
): number | undefined {
  const inParts = upload === MULTIPART;
  if (inParts && sha256 !== undefined)
    throw invalidFields([
      { field: 'sha256', message: 'cannot be checked in an upload in parts: leave it out' },
    ]);
  if (inParts && size === undefined) throw invalidFields([{ field: 'size', message: REQUIRED }]);
  const most = inParts ? maximumBytes : Math.min(maximumBytes, MAXIMUM_REQUEST_BYTES);
  if (size === undefined || size <= most) return size;
  throw invalidFields([{ field: 'size', message: `must be at most ${most} bytes` }]);
}

/** A SHA-256 in base64, from hexadecimal or base64; undefined for any other text. */
function digestOf(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex').toString('base64');
  const digest = Buffer.from(text, 'base64');
  return digest.length === 32 && digest.toString('base64') === text ? text : undefined;
}
