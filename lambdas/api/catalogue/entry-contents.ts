import * as v from 'valibot';
import type { Content, Contents } from '../description/operation.ts';
import { entryChange, newEntry, placedEntry } from './entry-request.ts';
import { entrySchema } from './entry-schema.ts';

const ID = '41aeae16-a8d9-4e9d-9909-13f17f54fe42';
const file = `https://media.example/v1/resources/${ID}`;

const said = {
  name: 'Certificate of Ownership',
  description: 'This certificate shows ownership of the land parcel',
};

/** A resource in examples. */
export const entryExample = {
  id: ID,
  ...said,
  resource: file,
  mime_type: 'image/png',
  archived: false,
  attributes: { parcel: '17/4' },
  entity_type: 'parcel',
  tags: ['deeds'],
};

/** The answer about one resource. */
export const entryContent: Contents = {
  'application/json': { schema: entrySchema, example: entryExample },
};

const filePart = v.pipe(
  v.string(),
  v.metadata({ contentMediaType: 'application/octet-stream' }),
  v.description('The file, as a part with a file name. Its type is found in its bytes.'),
);

export const newEntryForm = v.pipe(
  v.object({ ...newEntry.entries, resource: filePart }),
  v.metadata({ additionalProperties: false }),
);

const { resource: _, ...changed } = entryChange.entries;
export const change = v.pipe(v.object(changed), v.metadata({ additionalProperties: false }));
export const changeForm = v.pipe(
  v.object({ ...changed, resource: v.optional(filePart) }),
  v.metadata({ additionalProperties: false }),
);

const newExample = { ...said, resource: file };
const formExample = { ...said, resource: '(the bytes)' };

/** What makes a resource. */
export const creationContents: Contents = contentsOf(
  { schema: newEntry, example: newExample },
  { schema: v.union([newEntryForm, newEntry]), example: formExample },
);

/** What makes a resource in a list, or puts one into it. */
export const placementContents: Contents = contentsOf(
  { schema: v.union([newEntry, placedEntry]), example: newExample },
  { schema: v.union([newEntryForm, newEntry, placedEntry]), example: formExample },
);

/** What changes a resource. */
export const changeContents: Contents = contentsOf(
  { schema: change, example: { ...said, attributes: { parcel: '17/5', surveyor: null } } },
  { schema: changeForm, example: formExample },
);

function contentsOf(json: Content, form: Content): Contents {
  return {
    'multipart/form-data': form,
    'application/json': json,
    'application/x-www-form-urlencoded': json,
  };
}
