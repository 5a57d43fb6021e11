import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { PATIENCE } from '../support/patience.ts';

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
const { dependencies } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8'));
for (const name of [...Object.keys(dependencies), 'openapi-typescript-helpers', '@types', 'undici-types'])
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

describe('its program', async () => {
  const service = await startService();
  const { client_id, client_secret } = await service.addClient();

  /** Starts it on a machine without settings but these variables. */
  async function start(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const home = await mkdtemp(path.join(tmpdir(), 'client-program-'));
    onTestFinished(() => rm(home, { recursive: true }));
    const { bin } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8'));
    const program = path.join(installed, bin['resource-manager']);
    const folders = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, TMPDIR: home };
    const child = spawn(process.execPath, [program, ...parameters], {
      env: { ...process.env, ...folders, ...environment },
    });
    const texts = Promise.all([text(child.stdout), text(child.stderr)]);
    const ended = async () => {
      const [[code], [stdout, stderr]] = await Promise.all([once(child, 'close'), texts]);
      return { code, stdout, stderr };
    };
    return { home, child, ended: ended() };
  }

  test('signs in, in the folders of the platform', async () => {
    const { home, child, ended } = await start([
      ...['login', '--url', service.baseUrl, '--client-id', client_id, '--secret-stdin'],
    ]);
    child.stdin.end(client_secret);
    expect(await ended).toMatchObject({ code: 0, stdout: '' });
    const { mode } = await stat(path.join(home, 'resource-manager/credentials.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('ends as its command does, and when it is interrupted', async () => {
    expect(await (await start(['--version'])).ended).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    expect(await (await start(['list'])).ended).toMatchObject({ code: 3, stdout: '' });
    const { home, child, ended } = await start(['upload', '-', '--name', 'a.txt'], {
      RESOURCE_MANAGER_URL: service.baseUrl,
      RESOURCE_MANAGER_TOKEN: 'a-token',
    });
    // It waits for its standard input.
    await expect.poll(() => readdir(home), PATIENCE).toEqual([expect.stringMatching(/^resource-manager-/)]);
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: 'Interrupted.\n' });
    expect(await readdir(home)).toEqual([]);
  });
});
