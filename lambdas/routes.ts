import type { Scope } from './model/identity/scope.ts';

/**
 * The one route table: the API stack, the local gateway and the answers for unknown paths and methods are all
 * made from it. It holds data only, so that every bundle can afford to import it.
 */

/** The five public APIs, each with the messages and error shapes of its own specification. */
export type Door = 'oauth' | 'resource-manager' | 'content' | 'catalogue' | 'containers';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  readonly door: Door;
  readonly methods: readonly Method[];
  /**
   * API Gateway path patterns, the documented one first: `{name}` stands for one segment, `{name+}` at the end for
   * one or more. A pattern cannot end in `/`.
   */
  readonly paths: readonly string[];
  /** The scope that the caller's token must carry, or `public` if none is required. */
  readonly access: Scope | 'public';
  /** The largest request body that the handler reads, in bytes; more is a 413 in the door's own shape. */
  readonly maximumBodyBytes: number;
}

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/**
 * A file of 100 MiB in base64, and some room for line breaks and the rest of the request. Only the local mode takes so
 * much; in AWS, API Gateway and Lambda refuse it first.
 */
const FILE_BODY = 144 * MEBIBYTE;

/** Every route with GET also has HEAD (RFC 9110 section 9.3.2); the gateway leaves the content out. */
const READ = ['GET', 'HEAD'] as const;

/** A path of the containers and the same below each version that the CME architecture prints. */
function everyVersion(path: string): readonly string[] {
  return ['', '/v1.0', '/v2.0'].map((version) => version + path);
}

export const routes = {
  'issue-token': {
    door: 'oauth',
    methods: ['POST'],
    paths: ['/oauth/token'],
    access: 'public',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'key-set': {
    door: 'oauth',
    methods: READ,
    paths: ['/.well-known/jwks.json'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  'authorization-server': {
    door: 'oauth',
    methods: READ,
    paths: ['/.well-known/oauth-authorization-server'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  'create-resource': {
    door: 'resource-manager',
    methods: ['POST'],
    paths: ['/v1/resources'],
    access: 'resources:write',
    maximumBodyBytes: 64 * KIBIBYTE,
  },
  'resolve-reference': {
    door: 'resource-manager',
    methods: READ,
    // An unencoded `ref://id`, whose slashes make further segments, is left to the fallback: API Gateway may consider
    // `{id+}` a conflict with the `{id}` of other routes.
    paths: ['/v1/resources/{id}/resolve'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'download-resource': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/resources/{id}'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  'list-resources': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/resources'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'resource-status': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/resources/{id}/status'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'update-resource': {
    door: 'resource-manager',
    methods: ['PATCH'],
    paths: ['/v1/resources/{id}'],
    access: 'resources:write',
    maximumBodyBytes: 64 * KIBIBYTE,
  },
  'delete-resource': {
    door: 'resource-manager',
    methods: ['DELETE'],
    paths: ['/v1/resources/{id}'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  'get-usage': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/usage'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'sign-upload': {
    door: 'resource-manager',
    methods: ['POST'],
    paths: ['/v1/uploads/sign'],
    access: 'resources:write',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'create-webhook': {
    door: 'resource-manager',
    methods: ['POST'],
    paths: ['/v1/webhooks'],
    access: 'resources:write',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'list-webhooks': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/webhooks'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'get-webhook': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/webhooks/{id}'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'update-webhook': {
    door: 'resource-manager',
    methods: ['PATCH'],
    paths: ['/v1/webhooks/{id}'],
    access: 'resources:write',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'delete-webhook': {
    door: 'resource-manager',
    methods: ['DELETE'],
    paths: ['/v1/webhooks/{id}'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  'test-webhook': {
    door: 'resource-manager',
    methods: ['POST'],
    paths: ['/v1/webhooks/{id}/test'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  'list-deliveries': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/v1/webhooks/{id}/deliveries'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'replay-delivery': {
    door: 'resource-manager',
    methods: ['POST'],
    paths: ['/v1/webhooks/{id}/deliveries/{delivery}/replay'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  // The catalogue's paths vary in length and may end in `/`: each handler parses the path itself.
  'read-catalogue': {
    door: 'catalogue',
    methods: READ,
    paths: ['/resources', '/resources/{path+}', '/organizations/{path+}'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'create-entry': {
    door: 'catalogue',
    methods: ['POST'],
    paths: ['/resources', '/resources/{path+}', '/organizations/{path+}'],
    access: 'resources:write',
    maximumBodyBytes: FILE_BODY,
  },
  'update-entry': {
    door: 'catalogue',
    methods: ['PATCH', 'PUT'],
    paths: ['/resources/{path+}', '/organizations/{path+}'],
    access: 'resources:write',
    maximumBodyBytes: FILE_BODY,
  },
  'delete-entry': {
    door: 'catalogue',
    methods: ['DELETE'],
    paths: ['/resources/{path+}', '/organizations/{path+}'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  'upload-content-v1': {
    door: 'content',
    methods: ['POST'],
    paths: ['/cms/v1/content'],
    access: 'resources:write',
    maximumBodyBytes: FILE_BODY,
  },
  'upload-content': {
    door: 'content',
    methods: ['POST'],
    paths: ['/cms/v2/content'],
    access: 'resources:write',
    maximumBodyBytes: FILE_BODY,
  },
  'update-content': {
    door: 'content',
    methods: ['PUT'],
    paths: ['/cms/v2/content'],
    access: 'resources:write',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'get-content': {
    door: 'content',
    methods: READ,
    paths: ['/cms/v2/content/{id}'],
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'delete-content': {
    door: 'content',
    methods: ['DELETE'],
    paths: ['/cms/v2/content/{id}'],
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  landing: {
    door: 'resource-manager',
    methods: READ,
    paths: ['/'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  documentation: {
    door: 'resource-manager',
    methods: READ,
    paths: ['/docs', '/docs/{file}'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  console: {
    door: 'resource-manager',
    methods: READ,
    paths: ['/console', '/console/{path+}'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  'api-description': {
    door: 'resource-manager',
    methods: READ,
    paths: ['/openapi.json'],
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  status: {
    door: 'containers',
    methods: READ,
    paths: everyVersion('/status'),
    access: 'public',
    maximumBodyBytes: KIBIBYTE,
  },
  'create-container': {
    door: 'containers',
    methods: ['POST'],
    paths: everyVersion('/containers'),
    access: 'resources:write',
    maximumBodyBytes: 256 * KIBIBYTE,
  },
  'list-containers': {
    door: 'containers',
    methods: READ,
    paths: everyVersion('/containers'),
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'get-container': {
    door: 'containers',
    methods: READ,
    paths: everyVersion('/containers/{id}'),
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'update-container': {
    door: 'containers',
    methods: ['PUT'],
    paths: everyVersion('/containers/{id}'),
    access: 'resources:write',
    maximumBodyBytes: 256 * KIBIBYTE,
  },
  'delete-container': {
    door: 'containers',
    methods: ['DELETE'],
    paths: everyVersion('/containers/{id}'),
    access: 'resources:write',
    maximumBodyBytes: KIBIBYTE,
  },
  'list-container-resources': {
    door: 'containers',
    methods: READ,
    paths: everyVersion('/containers/{id}/resources'),
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
  'start-clone': {
    door: 'containers',
    methods: ['POST'],
    paths: everyVersion('/containers/{id}/clone'),
    access: 'resources:write',
    maximumBodyBytes: 16 * KIBIBYTE,
  },
  'get-clone': {
    door: 'containers',
    methods: READ,
    paths: everyVersion('/containers/{id}/clone'),
    access: 'resources:read',
    maximumBodyBytes: KIBIBYTE,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** The routes' names in the table's order. */
export const routeNames = Object.keys(routes) as RouteName[];

/**
 * Functions without a route of their own: `fallback` answers what no route matches (API Gateway's `$default`), and
 * resolves references split at their slashes; events, schedules and queues call the others.
 */
export const backgroundFunctions = [
  'fallback',
  'object-created',
  'run-job',
  'resume-jobs',
  'table-stream',
  'reconcile-queue',
  'end-resources',
  'deliver-webhooks',
] as const;

/** A Lambda function; its module `lambdas/functions/NAME.ts` exports `bind(platform)`. */
export type FunctionName = RouteName | (typeof backgroundFunctions)[number];

/** What pages of other origins may send and read (Fetch standard, "CORS protocol"); the gateway enforces it. */
export const crossOrigin = {
  allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
  exposeHeaders: ['x-request-id', 'retry-after', 'location', 'link'],
  /** How long a browser remembers the permission. */
  maximumAgeSeconds: 3600,
} as const;
