import { entityTypes } from '../../model/catalogue/entry.ts';
import { cursorOf, type Position, parseCursor } from '../../model/lists/cursor.ts';
import type { Ordering } from '../../model/lists/ports.ts';
import type { ResourceListRequest } from '../../model/lists/resource-list.ts';
import { type FieldProblem, ProblemError } from '../../model/problem.ts';
import { parseBoolean } from '../validation/boolean.ts';
import { boundedDetails } from '../validation/bounded-details.ts';

const DEFAULT_LIMIT = 100;
const MAXIMUM_LIMIT = 1000;
const MAXIMUM_SEARCH_LENGTH = 200;

const orderings: Readonly<Record<string, Ordering>> = {
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
  created: { by: 'created', descending: false },
  '-created': { by: 'created', descending: true },
};

const KNOWN = ['active', 'search', 'ordering', 'entity_type', 'limit', 'cursor'];

/** Reads the query of a list ("Filter", "Search", "Order"). Throws one problem with everything that is wrong. */
export function readListQuery(query: string): ResourceListRequest {
  const parameters = new URLSearchParams(query);
  const problems: FieldProblem[] = [];
  for (const name of new Set(parameters.keys())) {
    if (!KNOWN.includes(name)) problems.push({ field: name, message: 'This parameter is not known' });
    else if (parameters.getAll(name).length > 1) {
      problems.push({ field: name, message: 'This parameter must not be sent more than once' });
    }
  }
  const read = <Value>(name: string, parse: (text: string) => Value | undefined, message: string) => {
    const text = parameters.get(name);
    if (text === null) return undefined;
    const value = parse(text);
    if (value === undefined) problems.push({ field: name, message });
    return value;
  };
  const active = read('active', parseBoolean, 'This must be true or false');
  const ordering = read(
    'ordering',
    (text) => (Object.hasOwn(orderings, text) ? orderings[text] : undefined),
    `This must be one of ${Object.keys(orderings).join(', ')}`,
  );
  const entityType = read(
    'entity_type',
    (text) => entityTypes.find((type) => type === text),
    `This must be one of ${entityTypes.join(', ')}`,
  );
  const limit = read('limit', parseLimit, `This must be a whole number from 1 to ${MAXIMUM_LIMIT}`);
  const position = read('cursor', parseCursor, 'This must be a cursor from a Link header');
  const search = read(
    'search',
    (text) => (text.length <= MAXIMUM_SEARCH_LENGTH && text.isWellFormed() ? text.trim() : undefined),
    `This must be at most ${MAXIMUM_SEARCH_LENGTH} characters long`,
  );
  if (problems.length > 0) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The query is not valid.',
      details: boundedDetails(problems),
    });
  }
  return {
    limit: limit ?? DEFAULT_LIMIT,
    ...(active === undefined ? {} : { archived: !active }),
    ...(ordering === undefined ? {} : { ordering }),
    ...(entityType === undefined ? {} : { entityType }),
    ...(position === undefined ? {} : { position }),
    ...(search === undefined || search === '' ? {} : { search }),
  };
}

/** The query of the next page: the same, but for the cursor. */
export function nextQuery(query: string, position: Position): string {
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursorOf(position));
  return parameters.toString();
}

function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= MAXIMUM_LIMIT ? limit : undefined;
}
