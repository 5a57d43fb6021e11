import * as v from 'valibot';
import type { Grouping } from '../../model/resources/resource.ts';
import type { ContentType } from '../validation/content-type.ts';
import { readContentBody } from './content-body.ts';
import { groupingFields, groupingOf } from './grouping.ts';
import { checkedContent, missing } from './reasons.ts';
import { contentField } from './uploaded-content.ts';

/** The types of version 1, each with the end of a file's name ("Upload request", `mimeType`). */
const extensions: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'application/pdf': 'pdf',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mpeg': 'mpg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
};

/** The account's field as the specification's example spells it, and as its table does. */
const ACCOUNT_FIELDS = ['idsAccountId', 'idsAccout'] as const;

/** "Upload request", of this account. */
export function uploadV1Schema(accountId: string, maximumBytes: number) {
  const mimeTypes = Object.keys(extensions);
  return v.pipe(
    v.object(
      {
        mimeType: v.picklist(mimeTypes, `Mime type must be one of ${mimeTypes.join(', ')}`),
        idsAccountId: v.optional(accountField('Your account.')),
        idsAccout: v.optional(accountField('The same, as the table of the specification spells it.')),
        content: contentField(maximumBytes),
        fileSize: v.pipe(
          v.custom<number>(Number.isInteger, 'File size must be an integer'),
          v.metadata({ type: 'integer' }),
          v.description('The size of the file, in bytes.'),
        ),
        ...groupingFields(),
      },
      missing({ mimeType: 'Missing mime type', content: 'Missing content', fileSize: 'Missing file size' }),
    ),
    v.metadata({ additionalProperties: false }),
    v.forward(
      v.partialCheck(
        [['idsAccountId'], ['idsAccout']],
        (said) => accountIdsIn(said).length > 0,
        'Missing IDS account ID',
      ),
      ['idsAccountId'],
    ),
    v.forward(
      v.partialCheck(
        [['idsAccountId'], ['idsAccout']],
        (said) => accountIdsIn(said).every((id) => id === accountId),
        'IDS account ID is not the one of these credentials',
      ),
      ['idsAccountId'],
    ),
    v.forward(
      v.partialCheck(
        [['content'], ['fileSize']],
        ({ content, fileSize }) => content.length === fileSize,
        'Supplied file size does not match content',
      ),
      ['fileSize'],
    ),
    v.metadata({ anyOf: ACCOUNT_FIELDS.map((field) => ({ required: [field] })) }),
  );
}

function accountField(description: string) {
  return v.pipe(v.unknown(), v.metadata({ type: 'string' }), v.description(description));
}

function accountIdsIn(said: { readonly [Field in (typeof ACCOUNT_FIELDS)[number]]?: unknown }): unknown[] {
  return ACCOUNT_FIELDS.map((field) => said[field] ?? '').filter((id) => id !== '');
}

/** Reads an upload. Throws one problem with every reason. */
export function readUploadV1(
  text: string,
  accountId: string,
  maximumBytes: number,
): { bytes: Buffer; claimed: ContentType; grouping: Grouping } {
  const fields = checkedContent(uploadV1Schema(accountId, maximumBytes), readContentBody(text));
  const { mimeType, content: bytes } = fields;
  return {
    bytes,
    claimed: { contentType: mimeType, extension: extensions[mimeType] ?? '' },
    grouping: groupingOf(fields),
  };
}
