import { generateKeyPairSync } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { settingNames } from '../../lambdas/settings.ts';
import { bundleDirectory, bundleHandlers } from '../../lib/bundles.ts';
import { functionNames } from '../../lib/function-names.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { type Outcome, run, runScript } from '../support/programs.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const verificationKey = { ...publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'ES256', use: 'sig' };

/** What esbuild tells of the bundles, and what the command has printed. */
let metafile: Metafile;
let built: Outcome;

const folderOf = (name: string) => join(bundleDirectory, name);
const bundleOf = (name: string) => join(folderOf(name), 'index.cjs');

beforeAll(async () => {
  const folder = await makeFolder();
  const file = join(folder, 'metafile.json');
  built = await runScript('build', ['--metafile', file]);
  metafile = JSON.parse(await readFile(file, 'utf8'));
  await removeFolder(folder);
});

const inputs = () => Object.keys(metafile.inputs);

test('npm run build makes a bundle of every handler, and prints its size', () => {
  expect([built.code, built.stderr]).toEqual([0, '']);
  const lines = built.stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ +/))).toEqual(
    functionNames.map((name) => [name, expect.stringMatching(/^[1-9]\d{0,3}$/), 'KiB']),
  );
});

describe('The bundles', () => {
  test('are one file for each handler, each in its own folder', async () => {
    for (const name of functionNames) expect(await readdir(folderOf(name))).toEqual(['index.cjs']);
  });

  test.each([
    ['the local mode', /(^|\/)local\//],
    ['the stacks', /(^|\/)lib\/[^/]+\.ts$/],
    ['the embedded table', /node_modules\/(dynalite|level|classic-level)\//],
    [
      'credential providers that no function uses',
      /credential-provider-(node|sso|ini|process|http|login|web-identity)/,
    ],
    ['the CDK and the build', /node_modules\/(aws-cdk-lib|constructs|cdk-nag|esbuild|typescript)\//],
  ])('contain nothing of %s', (_, unwanted) => {
    expect(inputs().filter((input) => unwanted.test(input))).toEqual([]);
  });

  test('have one build of a package if the SDK has two', () => {
    expect(inputs().filter((input) => input.includes('/dist-cjs/'))).toEqual([]);
  });

  test('stay small, since Lambda loads one at every start of a function', async () => {
    const sizeOf = async (name: string) => (await stat(bundleOf(name))).size;
    // The programs of pages are data, which are not compiled.
    for (const name of functionNames.filter((one) => one !== 'documentation' && one !== 'console'))
      expect(await sizeOf(name), name).toBeLessThan(725 * 1024);
    for (const name of ['key-set', 'authorization-server']) {
      expect(await sizeOf(name), name).toBeLessThan(20 * 1024);
    }
  });

  test('export a handler, bound to the environment', () => {
    const environment = {
      ...Object.fromEntries(settingNames.map((name) => [name, '1'])),
      BASE_URL: 'https://media.example.com',
      BUCKET_URL: 'https://bucket.s3.eu-central-1.amazonaws.com',
      VERIFICATION_KEYS: JSON.stringify({ keys: [verificationKey] }),
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const load = createRequire(import.meta.url);
    for (const name of functionNames) {
      expect(load(bundleOf(name)), name).toEqual({
        handler: expect.any(Function),
      });
    }
    vi.unstubAllEnvs();
  });

  test('answer an event of API Gateway', async () => {
    const event = {
      version: '2.0',
      rawPath: '/.well-known/oauth-authorization-server',
      rawQueryString: '',
      headers: {},
      requestContext: { requestId: 'request-1', http: { method: 'GET' } },
      isBase64Encoded: false,
    };
    const bundle = JSON.stringify(bundleOf('authorization-server'));
    const program = `require(${bundle}).handler(${JSON.stringify(event)}).then((answer) => console.log(JSON.stringify(answer)))`;
    const environment = { BASE_URL: 'https://api.example' };
    const answer = await run(process.execPath, ['--eval', program], { environment });
    expect([answer.code, answer.stderr]).toEqual([0, '']);
    const [logged = '', response = ''] = answer.stdout.trimEnd().split('\n');
    expect(JSON.parse(logged)).toMatchObject({ route: 'authorization-server', status: 200 });
    const { statusCode, headers, body } = JSON.parse(response);
    expect([statusCode, headers['content-type'], JSON.parse(body)]).toEqual([
      200,
      'application/json',
      expect.objectContaining({ issuer: 'https://api.example' }),
    ]);
  });

  test('are the same bytes for the same sources', async () => {
    const other = await makeFolder();
    const { folder } = await bundleHandlers(other, ['update-entry']);
    const again = await readFile(join(folder('update-entry'), 'index.cjs'));
    expect(again.equals(await readFile(bundleOf('update-entry')))).toBe(true);
    await removeFolder(other);
  });
});

test('A missing handler is named', async () => {
  const nowhere = join(tmpdir(), 'nowhere');
  await expect(bundleHandlers(nowhere, ['nothing'])).rejects.toThrow(
    'ERROR: Could not resolve "./lambdas/functions/nothing.ts"',
  );
});
