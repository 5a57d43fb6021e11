import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const project = await mkdtemp(path.join(tmpdir(), 'client-package-'));
afterAll(() => rm(project, { recursive: true }));

const npm = (...parameters: string[]) => run('npm', parameters, { cwd: root });
await npm('run', 'build', '--workspace=client');
const packed = JSON.parse(
  (await npm('pack', '--json', '--ignore-scripts', '--workspace=client', `--pack-destination=${project}`))
    .stdout,
);
const [{ filename, files }] = Object.values(packed) as [{ filename: string; files: { path: string }[] }];
const installed = path.join(project, 'node_modules/resource-manager-client');
await mkdir(installed, { recursive: true });
await run('tar', ['-xf', path.join(project, filename), '-C', installed, '--strip-components=1']);
for (const name of ['openapi-fetch', 'openapi-typescript-helpers', '@types', 'undici-types'])
  await symlink(path.join(root, 'node_modules', name), path.join(project, 'node_modules', name));
await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
await cp(path.join(import.meta.dirname, 'types.ts'), path.join(project, 'types.ts'));

test('the package has what is built, and no sources', () => {
  const paths = files.map((file) => file.path);
  expect(paths).toContain('dist/src/schema.d.ts');
  expect(paths.filter((one) => one.endsWith('.ts') && !one.endsWith('.d.ts'))).toEqual([]);
});

test('it can be imported', async () => {
  const code =
    "console.log(...Object.keys(await import('resource-manager-client')), ...Object.keys(await import('resource-manager-client/node')))";
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
  expect(stdout.trim().split(' ').toSorted()).toEqual([
    'ApiError',
    'createClient',
    'fileSource',
    'jsonQuery',
  ]);
});

test.each([
  ['5.9.3', 'client/node_modules/typescript/bin/tsc'],
  ['7.0.2', 'node_modules/typescript/bin/tsc'],
])('its types work with TypeScript %s', async (version, compiler) => {
  const tsc = (...parameters: string[]) =>
    run(process.execPath, [path.join(root, compiler), ...parameters], { cwd: project });
  expect((await tsc('--version')).stdout).toContain(version);
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'ES2022'];
  await tsc(...options, '--module', 'NodeNext', '--types', 'node', 'types.ts').catch(({ stdout }) => {
    throw new Error(stdout);
  });
});
