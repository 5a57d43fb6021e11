import type { Operation } from '../description/operation.ts';
import { type DescribedPlace, everywhere, groups } from './described-places.ts';
import { entryContent, entryExample } from './entry-contents.ts';
import { entryListSchema } from './entry-schema.ts';
import { listQuery } from './list-query.ts';

const NOT_FOUND = { 'not-found': 'Resource does not exist' } as const;

const listAll: Operation = {
  ...listIn(everywhere),
  description:
    'The resources of your account, and those in all organizations and projects in which you have a role; an empty ' +
    'list where there are none.',
};

const listInGroups = groups.map(
  (place): Operation => ({
    ...listIn(place),
    description: `The resources${place.words} in which you have a role; without one, an empty list.`,
    pathParameters: place.listParameters,
    problems: { ...listIn(place).problems, ...NOT_FOUND },
  }),
);

const get = [everywhere, ...groups].map(
  (place): Operation => ({
    id: `get-${place.entry}`,
    path: place.resource,
    method: 'GET',
    summary: `Get a resource${place.words}`,
    description: 'What you may not see is answered as if it did not exist.',
    pathParameters: place.resourceParameters,
    answers: { 200: { description: 'The resource.', content: entryContent } },
    problems: NOT_FOUND,
  }),
);

export const readOperations: readonly Operation[] = [listAll, ...listInGroups, ...get];

function listIn({ entries, words, list }: DescribedPlace): Omit<Operation, 'description'> {
  return {
    id: `list-${entries}`,
    path: list,
    method: 'GET',
    summary: `List resources${words}`,
    query: listQuery,
    answers: {
      200: {
        description: 'A page of resources.',
        headers: { Link: 'The address of the next page, with rel="next" (RFC 8288); none on the last page.' },
        content: { 'application/json': { schema: entryListSchema, example: [entryExample] } },
      },
    },
    problems: {
      'invalid-request': [{ field: 'limit', message: 'This must be a whole number from 1 to 1000' }],
    },
  };
}
