import { type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { everywhere, groups } from './described-places.ts';
import { changeContents, entryContent } from './entry-contents.ts';

const CHANGE =
  'Only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one.';
const RIGHT = 'This needs the account of the resource, or the role of a manager where it is.';

export const updateOperations: readonly Operation[] = [everywhere, ...groups].flatMap((place) => {
  const operation = {
    path: place.resource,
    pathParameters: place.resourceParameters,
    body: changeContents,
    answers: { 200: { description: 'The changed resource.', content: entryContent } },
    problems: {
      'invalid-request': [{ field: 'name', message: 'This field is required' }],
      forbidden: NOT_ALLOWED.update,
      'quota-exceeded': QUOTA_EXCEEDED,
      'not-found': 'Resource does not exist',
      'too-large':
        'A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and ' +
        'send its ref:// as resource.',
    },
  } as const satisfies Partial<Operation>;
  return [
    {
      ...operation,
      id: `update-${place.entry}`,
      method: 'PATCH',
      summary: `Change a resource${place.words}`,
      description: `${CHANGE} ${RIGHT}`,
    },
    {
      ...operation,
      id: `put-${place.entry}`,
      method: 'PUT',
      summary: `Change a resource${place.words}, like PATCH`,
      description: `The same as PATCH, for clients that only know PUT: ${CHANGE.replace('Only', 'only')} ${RIGHT}`,
    },
  ] satisfies Operation[];
});
