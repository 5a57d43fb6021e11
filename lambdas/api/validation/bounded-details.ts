import type { FieldProblem } from '../../model/problem.ts';

/** The most problems in one answer, and the most characters of a field's name. */
const MAXIMUM_DETAILS = 20;
const MAXIMUM_NAME_LENGTH = 100;

/** The first twenty problems of a request and the number of the others, so that answers stay small. */
export function boundedDetails(details: readonly FieldProblem[]): readonly FieldProblem[] {
  const told = details
    .slice(0, MAXIMUM_DETAILS)
    .map(({ field, message }) => ({ field: boundedName(field), message }));
  const more = details.length - told.length;
  return more === 0 ? told : [...told, { field: '…', message: `and ${more} more` }];
}

/** A field's name, cut to the length that answers repeat. */
export function boundedName(field: string): string {
  return field.length <= MAXIMUM_NAME_LENGTH ? field : `${field.slice(0, MAXIMUM_NAME_LENGTH)}…`;
}
