import type { Operation } from '../description/operation.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { type DescribedPlace, everywhere, groups } from './described-places.ts';

const deleteEverywhere: Operation = {
  ...deleteIn(everywhere),
  id: 'delete-entry',
  summary: 'Delete a resource',
  description:
    'Deletes the resource and its file, and takes it out of every organization and project. This needs the account of ' +
    'the resource, or the role of a manager in one of them.',
  answers: { 204: { description: 'It is deleted.' } },
};

export const deleteOperations: readonly Operation[] = [
  deleteEverywhere,
  ...groups.map(
    (place): Operation => ({
      ...deleteIn(place),
      id: `remove-${place.entry}`,
      summary: `Take a resource out of ${place.words.replace(' in ', '')}`,
      description:
        'The resource stays in its account and in other lists. This needs its account, or the role of a manager here.',
      answers: { 204: { description: 'It is in this list no more.' } },
    }),
  ),
];

function deleteIn({ resource, resourceParameters }: DescribedPlace) {
  return {
    path: resource,
    method: 'DELETE',
    pathParameters: resourceParameters,
    problems: { forbidden: NOT_ALLOWED.delete, 'not-found': 'Resource does not exist' },
  } as const satisfies Partial<Operation>;
}
