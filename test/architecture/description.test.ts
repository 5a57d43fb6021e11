import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { apiDescription } from '../../lambdas/api/description/document.ts';
import { bodySchemaOf, namedJsonSchemas } from '../../lambdas/api/description/json-schema.ts';
import type { Contents } from '../../lambdas/api/description/operation.ts';
import { operations } from '../../lambdas/api/description/operations.ts';
import { problemsOf } from '../../lambdas/api/description/problems.ts';
import { responsesOf } from '../../lambdas/api/description/responses.ts';
import { doors } from '../../lambdas/api/serving/doors.ts';
import { statuses } from '../../lambdas/api/serving/problem-response.ts';
import { type Route, routeNames, routes } from '../../lambdas/routes.ts';

const description = apiDescription('https://media.example');

const all = routeNames.flatMap((name) =>
  operations[name].map((operation) => ({ name, route: routes[name] as Route, operation })),
);

test('the description is valid OpenAPI 3.1 and follows the recommended rules', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // The key set has no errors to describe, a file is answered by a redirect only, and the specification of the
    // catalogue prints slashes.
    rules: {
      'operation-4xx-response': 'off',
      'operation-2xx-response': 'off',
      'no-path-trailing-slash': 'off',
    },
  });
  const problems = await lintFromString({ source: JSON.stringify(description), config });
  expect(
    problems.map(({ ruleId, message, location }) => ({ ruleId, message, at: location[0]?.pointer })),
  ).toEqual([]);
});

test.each(routeNames)('every method of %s is described, at a path of the route', (name) => {
  const { methods, paths }: Route = routes[name];
  const described = operations[name].map(({ method }) => method);
  expect(new Set(described)).toEqual(new Set(methods.filter((method) => method !== 'HEAD')));
  const patterns = paths.map(
    (path) =>
      new RegExp(
        `^${path
          .replaceAll('.', '\\.')
          .replace(/\{\w+\+\}/, '.+')
          .replaceAll(/\{\w+\}/g, '[^/]+')}/?$`,
      ),
  );
  for (const { path } of operations[name])
    expect(
      patterns.some((pattern) => pattern.test(path)),
      path,
    ).toBe(true);
});

test('every operation has an id of its own', () => {
  const ids = all.map(({ name, operation }) => operation.id ?? name);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every example is as its schema says', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const contents = all.flatMap(({ operation: { body = {}, answers, jsonQuery, path } }) =>
    [
      body,
      ...Object.values(answers).map(({ content = {} }) => content),
      jsonQuery === undefined ? {} : { query: jsonQuery },
    ]
      .flatMap((one: Contents) => Object.entries(one))
      .map(([type, content]) => ({ path, type, ...content })),
  );
  ajv.addSchema(below('api', { $id: 'api', components: { schemas: namedJsonSchemas() } }));
  const wrong = contents.filter(
    ({ schema, example }) => !ajv.validate(below('api', bodySchemaOf(schema)), example),
  );
  expect(wrong.map(({ path, type, example }) => ({ path, type, example }))).toEqual([]);
});

/** A schema whose references lead into another document. */
function below(document: string, schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${document}#`));
}

/** The rows of the tables in the documentation of errors, as their cells. */
const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('the documentation has the errors of each door', () => {
  const columns = ['oauth', 'resource-manager', 'content', 'catalogue', 'containers'];
  const documented = rows.flatMap(([status = '', , ...told]) =>
    /^\d{3}$/.test(status)
      ? columns.filter((_, index) => told[index] === 'yes').map((door) => `${status} ${door}`)
      : [],
  );
  const described = all.flatMap(({ route, operation }) =>
    Object.keys(responsesOf(route, operation, { withContent: true }))
      .filter((status) => Number(status) >= 400)
      .map((status) => `${status} ${route.door}`),
  );
  expect(new Set(documented)).toEqual(new Set(described));
});

test('the documentation has the codes of the token endpoint', () => {
  const documented = rows.flatMap(([code = '', told = '']) =>
    /^`[a-z_]+`$/.test(code) ? told.split(', ').map((status) => `${status} ${code.slice(1, -1)}`) : [],
  );
  const [operation] = operations['issue-token'];
  const problems = operation === undefined ? [] : problemsOf(routes['issue-token'], operation);
  const described = problems.map((problem) => {
    const status = statuses[problem.code];
    return `${status} ${(doors.oauth.errorBody(problem, status) as { error: string }).error}`;
  });
  expect(new Set(documented)).toEqual(new Set(described));
});
