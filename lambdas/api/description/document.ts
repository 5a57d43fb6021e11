import manifest from '../../../package.json' with { type: 'json' };
import { scopes } from '../../model/identity/scope.ts';
import { type Door, type Route, type RouteName, routeNames, routes } from '../../routes.ts';
import { type JsonSchema, jsonSchemaOf, namedJsonSchemas } from './json-schema.ts';
import type { Content, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { parametersOf } from './parameters.ts';
import { contentsOf, responsesOf } from './responses.ts';
import { type Paths, shareRefusals } from './shared-refusals.ts';
import { describedWebhooks } from './webhooks.ts';

type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = `Hosts media files: get a token, ask for an upload, send the bytes to the bucket, and hand out a URL or a reference.

Five APIs lead to the same resources; each has the words and error shapes of its own specification. A path with a slash
at its end is redirected (308) to the one without, unless its specification prints it so. A method that a path does not
have is answered by 405 with \`Allow\`, and an unknown path by 404.`;

const tags: Readonly<Record<Door, string>> = {
  oauth: 'Access tokens (RFC 6749)',
  'resource-manager': 'Uploads, references and webhooks',
  content: 'The Media Upload API',
  catalogue: 'The Resources API',
  containers: 'Containers and their clones',
};

/** The description of the whole API at `baseUrl` (OpenAPI 3.1), made from the route table and the operations. */
export function apiDescription(baseUrl: string): Json {
  const { paths, responses } = shareRefusals(pathsOf(baseUrl));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Resource Manager',
      version: manifest.version,
      description: DESCRIPTION,
      license: { name: manifest.license, identifier: manifest.license },
    },
    servers: [{ url: baseUrl }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: describedWebhooks(),
    components: {
      schemas: namedJsonSchemas(),
      responses,
      securitySchemes: securitySchemes(baseUrl),
    },
  };
}

function pathsOf(baseUrl: string): Paths {
  const all = routeNames.flatMap((name) => operations[name].map((operation) => ({ name, operation })));
  const byPath = Map.groupBy(all, ({ operation }) => operation.path);
  return Object.fromEntries(
    [...byPath].map(([path, ofPath]) => [
      path,
      Object.assign({}, ...ofPath.map(({ name, operation }) => methodsOf(baseUrl, name, operation))),
    ]),
  );
}

/** An operation by its methods: HEAD goes with GET and has no content. */
function methodsOf(baseUrl: string, name: RouteName, operation: Operation): Paths[string] {
  const route: Route = routes[name];
  const described = operationOf(baseUrl, name, route, operation);
  const { method } = operation;
  if (method !== 'GET') return { [method.toLowerCase()]: described };
  const head = {
    ...described,
    operationId: `head-${described.operationId}`,
    // It would stand in the documentation twice.
    'x-scalar-ignore': true,
    responses: responsesOf(route, operation, { withContent: false }),
  };
  return { get: described, head };
}

function operationOf(baseUrl: string, name: RouteName, route: Route, operation: Operation) {
  const { id = name, summary, description, body, bodyIsOptional = false, jsonQuery } = operation;
  return {
    operationId: id,
    tags: [route.door],
    summary,
    description: jsonQuery === undefined ? description : `${description}\n\n${JSON_QUERY}`,
    ...serversOf(baseUrl, route),
    security: route.access === 'public' ? [] : [{ token: [route.access] }, { basic: [] }],
    parameters: parametersOf(operation),
    ...(jsonQuery === undefined ? {} : { 'x-json-query': jsonQueryOf(jsonQuery) }),
    ...(body === undefined ? {} : { requestBody: { required: !bodyIsOptional, content: contentsOf(body) } }),
    responses: responsesOf(route, operation, { withContent: true }),
  };
}

const JSON_QUERY =
  'The query string is one JSON object, percent-encoded, which OpenAPI cannot express: `x-json-query` has its schema.';

function jsonQueryOf({ schema, example }: Content): { schema: JsonSchema; example: unknown } {
  return { schema: jsonSchemaOf(schema), example };
}

/** Where a route's paths differ by what stands before them, that is part of the server. */
function serversOf(baseUrl: string, { paths: [documented = '', ...others] }: Route): Json {
  const prefixes = others
    .filter((path) => path.endsWith(documented))
    .map((path) => path.slice(0, -documented.length));
  return prefixes.length === 0
    ? {}
    : { servers: ['', ...prefixes].map((prefix) => ({ url: baseUrl + prefix })) };
}

function securitySchemes(baseUrl: string): Json {
  const tokenUrl = `${baseUrl}/oauth/token`;
  const flow = { tokenUrl, scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])) };
  return {
    token: {
      type: 'oauth2',
      description: 'An access token.',
      flows: { clientCredentials: flow, password: flow },
    },
    basic: { type: 'http', scheme: 'basic', description: 'The name and secret of a client, or of a user.' },
  };
}
