import type { FieldProblem } from '../../model/problem.ts';

/** How many problems of one request are told, and how much of a field's name, in characters. */
const MAXIMUM_DETAILS = 20;
const MAXIMUM_NAME_LENGTH = 100;

/** The first twenty of what is wrong with a request, and how many more there are: an answer must not grow with it. */
export function boundedDetails(details: readonly FieldProblem[]): readonly FieldProblem[] {
  const told = details
    .slice(0, MAXIMUM_DETAILS)
    .map(({ field, message }) => ({ field: boundedName(field), message }));
  const more = details.length - told.length;
  return more === 0 ? told : [...told, { field: '…', message: `and ${more} more` }];
}

/** As much of a field's name as an answer repeats. */
export function boundedName(field: string): string {
  return field.length <= MAXIMUM_NAME_LENGTH ? field : `${field.slice(0, MAXIMUM_NAME_LENGTH)}…`;
}
