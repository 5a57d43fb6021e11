import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/**
 * The imports that a folder's files may have: from a folder (with `/` at its end), a file, a package, or every package.
 */
const PACKAGES = 'every package';

const SHARED = ['lambdas/platform.ts', 'lambdas/settings.ts', 'lambdas/routes.ts', 'lambdas/metrics.ts'];
const API = ['lambdas/api/serving/', 'lambdas/api/authentication/', 'lambdas/api/validation/'];
/** What a door's operations are described with. */
const OPERATION = 'lambdas/api/description/operation.ts';
const doors = [
  'oauth',
  'resource-manager',
  'content',
  'catalogue',
  'containers',
  'status',
  'documentation',
  'console',
];

const allowed: Readonly<Record<string, readonly string[]>> = {
  'lambdas/model/': ['lambdas/model/', 'node:crypto', 'node:net'],
  'lambdas/aws/': ['lambdas/aws/', 'lambdas/model/', ...SHARED, PACKAGES],
  'lambdas/table/': ['lambdas/table/', 'lambdas/aws/', 'lambdas/model/', ...SHARED, PACKAGES],
  'lambdas/background/': [
    'lambdas/background/',
    'lambdas/model/',
    'lambdas/table/changes.ts',
    'lambdas/table/entity.ts',
    ...SHARED,
    PACKAGES,
  ],
  // A door may import the rules and what all doors share, but no other door.
  ...Object.fromEntries(API.map((folder) => [folder, [...API, 'lambdas/model/', ...SHARED, PACKAGES]])),
  ...Object.fromEntries(
    doors.map((door) => {
      const folder = `lambdas/api/${door}/`;
      return [folder, [folder, OPERATION, ...API, 'lambdas/model/', ...SHARED, 'package.json', PACKAGES]];
    }),
  ),
  'lambdas/api/': ['lambdas/api/', 'lambdas/model/', ...SHARED, 'package.json', PACKAGES],
  // The only place where handlers meet the table and AWS.
  'lambdas/functions/': ['lambdas/', PACKAGES],
  'lambdas/routes.ts': ['lambdas/model/identity/scope.ts'],
  'lambdas/platform.ts': [],
  'lambdas/settings.ts': ['lambdas/platform.ts'],
  'lambdas/metrics.ts': ['lambdas/platform.ts', 'lambdas/settings.ts', 'lambdas/routes.ts'],
  // The client is installed without the service; its types alone are made from the description.
  'client/src/': ['client/src/', PACKAGES],
  'client/cli/': ['client/', PACKAGES],
  'client/generator/': ['lambdas/api/description/document.ts', PACKAGES],
  // The page knows the service through the client alone.
  'console/src/': ['console/src/', PACKAGES],
  'console/build/': ['console/build/', PACKAGES],
  'lib/': ['lib/', 'lambdas/', PACKAGES],
  'local/service.ts': ['local/', 'lambdas/', PACKAGES],
  'local/': ['local/', PACKAGES],
};

/** Files with their own rules. */
const exempt = new Set(['local/service.ts']);

const isPackage = (imported: string) =>
  !/^(lambdas|client|console|lib|local|bin|bench|test)\//.test(imported);

function isAllowed(imported: string, allowance: readonly string[]): boolean {
  return allowance.some((one) =>
    one === PACKAGES ? isPackage(imported) : one.endsWith('/') ? imported.startsWith(one) : imported === one,
  );
}

const files = [
  'lambdas',
  'client/src',
  'client/cli',
  'client/generator',
  'console/src',
  'console/build',
  'lib',
  'local',
  'bin',
  'bench',
  'test',
].flatMap(sourceFiles);

test("finds the project's files", () => {
  expect(files.map((file) => file.path)).toContain('lambdas/routes.ts');
  expect(files.find((file) => file.path === 'lambdas/settings.ts')?.imports).toEqual(['lambdas/platform.ts']);
});

describe('imports point one way', () => {
  test.each(Object.entries(allowed))('from %s to %j only', (from, allowance) => {
    const astray = files
      .filter((file) => file.path.startsWith(from) && (file.path === from || !exempt.has(file.path)))
      .flatMap((file) => file.imports.map((imported) => ({ file: file.path, imported })))
      .filter(({ imported }) => !isAllowed(imported, allowance));
    expect(astray).toEqual([]);
  });
});

test('every import of a file names an existing one, with its extension', () => {
  const root = path.join(import.meta.dirname, '../..');
  const broken = files.flatMap((file) =>
    file.imports
      .filter((imported) => !isPackage(imported))
      .filter((imported) => !/\.(tsx?|css)$/.test(imported) || !existsSync(path.join(root, imported)))
      .map((imported) => `${file.path} imports ${imported}`),
  );
  expect(broken).toEqual([]);
});

test('every file of the handlers is short enough to read at once', () => {
  const long = files
    // The route table is read row by row.
    .filter((file) => file.path.startsWith('lambdas/') && file.path !== 'lambdas/routes.ts')
    .filter((file) => file.text.split('\n').length > 250)
    .map((file) => file.path);
  expect(long).toEqual([]);
});
