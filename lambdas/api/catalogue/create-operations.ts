import { type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { idempotencyHeaders } from '../validation/idempotency-key.ts';
import { type DescribedPlace, everywhere, groups } from './described-places.ts';
import { creationContents, entryContent, placementContents } from './entry-contents.ts';

const FILE =
  'The file comes in a form, whose media type may be spelled `multipart/formdata`, or was uploaded before and is named ' +
  'by its URL or its `ref://`.';

const problems = {
  'invalid-request': [{ field: 'name', message: 'This field is required' }],
  'quota-exceeded': QUOTA_EXCEEDED,
  gone: 'The resource has expired or was deleted.',
  'unprocessable-content': 'The Idempotency-Key was used for another request: use a new one.',
  'too-large':
    'A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send ' +
    'its ref:// as resource.',
} as const;

export const createOperations: readonly Operation[] = [
  { ...createIn(everywhere), description: FILE, body: creationContents, problems },
  ...groups.map(
    (place): Operation => ({
      ...createIn(place),
      description: `${FILE} With its id, a resource that exists is put into this list as well, as it is. This needs the role of a contributor.`,
      pathParameters: place.listParameters,
      body: placementContents,
      problems: { ...problems, forbidden: NOT_ALLOWED.create, 'not-found': 'Resource does not exist' },
    }),
  ),
];

function createIn({ entry, words, list }: DescribedPlace): Omit<Operation, 'description'> {
  return {
    id: `create-${entry}`,
    path: list,
    method: 'POST',
    summary: `Create a resource${words}`,
    headers: idempotencyHeaders,
    answers: {
      201: {
        description: 'The resource.',
        headers: { Location: 'The address of the resource.' },
        content: entryContent,
      },
    },
  };
}
