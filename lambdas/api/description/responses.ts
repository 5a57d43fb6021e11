import type { Problem } from '../../model/problem.ts';
import type { Route } from '../../routes.ts';
import { doors } from '../serving/doors.ts';
import { errorSchemas } from '../serving/error-schemas.ts';
import { statuses } from '../serving/problem-response.ts';
import { bodySchemaOf } from './json-schema.ts';
import type { Answer, Contents, Operation } from './operation.ts';
import { problemsOf } from './problems.ts';

type Responses = Readonly<Record<string, object>>;

/** All responses to an operation in OpenAPI, by status; those to HEAD have no content. */
export function responsesOf(
  route: Route,
  operation: Operation,
  { withContent }: { withContent: boolean },
): Responses {
  const problems = Map.groupBy(problemsOf(route, operation), ({ code }) => statuses[code]);
  const answers = Object.entries(operation.answers).map(([status, answer]) => [status, responseOf(answer)]);
  const refusals = [...problems].map(([status, ofStatus]) => [status, refusalOf(route, status, ofStatus)]);
  const both: Record<string, object> = Object.fromEntries([...refusals, ...answers]);
  return withContent
    ? both
    : Object.fromEntries(
        Object.entries(both).map(([status, one]) => [status, { ...one, content: undefined }]),
      );
}

/** Bodies in OpenAPI, by media type. */
export function contentsOf(contents: Contents) {
  return Object.fromEntries(
    Object.entries(contents).map(([type, { schema, example }]) => [
      type,
      { schema: bodySchemaOf(schema), example },
    ]),
  );
}

function responseOf({ description, content, headers }: Answer) {
  return {
    description,
    ...(headers === undefined ? {} : { headers: headersOf(headers) }),
    ...(content === undefined ? {} : { content: contentsOf(content) }),
  };
}

function refusalOf({ door }: Route, status: number, problems: readonly Problem[]) {
  const examples = problems.map((problem) => [
    problem.code,
    { summary: problem.message, value: doors[door].errorBody(problem, status) },
  ]);
  return {
    description: problems.map(({ message }) => message).join('\n\n'),
    headers: headersOf(refusalHeaders[status] ?? {}),
    content: {
      'application/json': {
        schema: bodySchemaOf(errorSchemas[door]),
        examples: Object.fromEntries(examples),
      },
    },
  };
}

const CHALLENGE = { 'WWW-Authenticate': 'How to authenticate (RFC 6750 section 3, RFC 7617 section 2).' };

const refusalHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: CHALLENGE,
  403: CHALLENGE,
  429: { 'Retry-After': 'Seconds to wait before the next request.' },
};

function headersOf(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries({ 'X-Request-Id': 'The id of the request in the log.', ...headers }).map(
      ([name, description]) => [name, { description, schema: { type: 'string' } }],
    ),
  );
}
