import { apiDescription } from '../../../lambdas/api/description/document.ts';
import { operations as describedOperations } from '../../../lambdas/api/description/operations.ts';
import { type Route, routeNames, routes } from '../../../lambdas/routes.ts';

/** A response as the API's description has it. */
export interface DescribedResponse {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly route: Route;
  /** What its paths look like. */
  readonly pattern: RegExp;
  readonly responses: Readonly<Record<string, DescribedResponse>>;
  /** By media type. */
  readonly bodies: Readonly<Record<string, DescribedBody>>;
}

export interface DescribedBody {
  readonly schema: object;
  readonly example: object;
}

interface OperationObject {
  readonly operationId: string;
  /** Where the operation is found, if not only at the API's address. */
  readonly servers?: readonly { readonly url: string }[];
  readonly responses: Readonly<Record<string, DescribedResponse | { readonly $ref: string }>>;
  readonly requestBody?: { readonly content: DescribedOperation['bodies'] };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly additionalProperties?: unknown }>>;
    readonly responses: Readonly<Record<string, DescribedResponse>>;
  };
}

/** The file in which workers note the statuses that they have seen. */
export const SEEN = 'seen-statuses';

const BASE_URL = 'https://api.example';

export const { paths, components }: Document = JSON.parse(JSON.stringify(apiDescription(BASE_URL)));

const routeOfId = new Map<string, Route>(
  routeNames.flatMap((name) => describedOperations[name].map(({ id = name }) => [id, routes[name]])),
);

function routeOf(id: string): Route {
  const route = routeOfId.get(id.replace(/^head-/, ''));
  if (route === undefined) throw new Error(`The operation ${id} has no route.`);
  return route;
}

/** All operations, those whose paths have the fewest parameters first: `/a/b` is not `/a/{id}`. */
export const operations: readonly DescribedOperation[] = Object.entries(paths)
  .sort(([one], [other]) => one.split('{').length - other.split('{').length)
  .flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, servers, responses, requestBody }]) => ({
      id,
      method: method.toUpperCase(),
      path: template,
      route: routeOf(id),
      pattern: patternOf(template, routeOf(id), servers),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [status, responseOf(response)]),
      ),
      bodies: requestBody?.content ?? {},
    })),
  );

/** A response, which may be one that several operations share. */
function responseOf(response: OperationObject['responses'][string]): DescribedResponse {
  if (!('$ref' in response)) return response;
  const name = response.$ref.split('/').at(-1) ?? '';
  const shared = components.responses[name];
  if (shared === undefined) throw new Error(`There is no response ${name}.`);
  return shared;
}

/** How a status of an operation is noted. */
export const noteOf = ({ id }: DescribedOperation, status: number | string) => `${id} ${status}`;

/** The statuses that tests must see: not those of failures, nor of HEAD, which has those of GET. */
export function describedStatuses(): readonly string[] {
  return operations
    .filter(({ method }) => method !== 'HEAD')
    .flatMap((operation) =>
      Object.keys(operation.responses)
        .filter((status) => Number(status) < 500)
        .map((status) => noteOf(operation, status)),
    );
}

/** What the paths look like below each server. A slash at the end makes no difference. */
function patternOf(
  template: string,
  route: Route,
  servers: OperationObject['servers'] = [{ url: BASE_URL }],
): RegExp {
  const prefixes = servers.map(({ url }) => url.slice(BASE_URL.length));
  const isGreedy = (name: string) => route.paths.some((path) => path.includes(`{${name}+}`));
  const text = template
    .replace(/\/$/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => (isGreedy(name) ? '[^]+' : '[^/]+'));
  return new RegExp(`^(?:${prefixes.join('|')})${text}/?$`.replaceAll('.', '\\.'));
}
