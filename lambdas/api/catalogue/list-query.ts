import * as v from 'valibot';
import { entityTypes } from '../../model/catalogue/entry.ts';
import { cursorOf, type Position, parseCursor } from '../../model/lists/cursor.ts';
import type { Ordering } from '../../model/lists/ports.ts';
import type { ResourceListRequest } from '../../model/lists/resource-list.ts';
import { ProblemError } from '../../model/problem.ts';
import { parseBoolean } from '../validation/boolean.ts';
import { boundedDetails } from '../validation/bounded-details.ts';
import { queryParameters } from '../validation/query-parameters.ts';
import { fieldProblems } from './field-problems.ts';

const DEFAULT_LIMIT = 100;
const MAXIMUM_LIMIT = 1000;
const MAXIMUM_SEARCH_LENGTH = 200;

const orderings = {
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  created: { by: 'created', descending: false },
  '-created': { by: 'created', descending: true },
} as const satisfies Record<string, Ordering>;

const orderingNames = ['name', '-name', 'created', '-created'] as const;

const LIMIT = `This must be a whole number from 1 to ${MAXIMUM_LIMIT}`;

const once = v.string('This parameter must not be sent more than once');

function oneOf<const Names extends readonly string[]>(names: Names, description: string) {
  return v.pipe(
    once,
    v.metadata({ enum: names, description }),
    v.picklist(names, `This must be one of ${names.join(', ')}`),
  );
}

/** The query of a list ("Filter", "Search", "Order"). */
export const listQuery = v.object({
  active: v.optional(
    v.pipe(
      once,
      v.metadata({ type: 'boolean' }),
      v.description('Only those that are not archived, or only those that are.'),
      v.transform(parseBoolean),
      v.boolean('This must be true or false'),
    ),
  ),
  ordering: v.optional(
    oneOf(orderingNames, 'By name or creation, with a dash for descending; the newest first by default.'),
  ),
  entity_type: v.optional(oneOf(entityTypes, 'Only those of one type of entity.')),
  limit: v.optional(
    v.pipe(
      once,
      v.metadata({ type: 'integer', minimum: 1, maximum: MAXIMUM_LIMIT, default: DEFAULT_LIMIT }),
      v.description('The most that one page shows. A page may show fewer.'),
      v.check((text) => /^\d{1,4}$/.test(text), LIMIT),
      v.transform(Number),
      v.minValue(1, LIMIT),
      v.maxValue(MAXIMUM_LIMIT, LIMIT),
    ),
  ),
  cursor: v.optional(
    v.pipe(
      once,
      v.description('Where the page begins: the header `Link` of the page before has the whole address.'),
      v.transform(parseCursor),
      v.custom<Position>((value) => value !== undefined, 'This must be a cursor from a Link header'),
    ),
  ),
  search: v.optional(
    v.pipe(
      once,
      v.metadata({ maxLength: MAXIMUM_SEARCH_LENGTH }),
      v.description(
        'Words or any part of the name or description; finds by the beginnings of words come first.',
      ),
      v.check(
        (text) => text.length <= MAXIMUM_SEARCH_LENGTH && text.isWellFormed(),
        `This must be at most ${MAXIMUM_SEARCH_LENGTH} characters long`,
      ),
      v.trim(),
    ),
  ),
});

/** Reads the query of a list. Throws one problem with everything that is wrong. */
export function readListQuery(query: string): ResourceListRequest {
  const input = queryParameters(query);
  const result = v.safeParse(listQuery, input, { abortPipeEarly: true });
  const unknown = Object.keys(input)
    .filter((name) => !Object.hasOwn(listQuery.entries, name))
    .map((field) => ({ field, message: 'This parameter is not known' }));
  const problems = [...unknown, ...fieldProblems(result)];
  if (!result.success || problems.length > 0) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The query is not valid.',
      details: boundedDetails(problems),
    });
  }
  const { limit = DEFAULT_LIMIT, active, ordering, entity_type: entityType, cursor, search } = result.output;
  return {
    limit,
    ...(active === undefined ? {} : { archived: !active }),
    ...(ordering === undefined ? {} : { ordering: orderings[ordering] }),
    ...(entityType === undefined ? {} : { entityType }),
    ...(cursor === undefined ? {} : { position: cursor }),
    ...(search === undefined || search === '' ? {} : { search }),
  };
}

/** The query of the next page: the same, but for the cursor. */
export function nextQuery(query: string, position: Position): string {
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursorOf(position));
  return parameters.toString();
}
