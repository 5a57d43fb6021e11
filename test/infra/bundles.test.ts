import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { settingNames } from '../../lambdas/settings.ts';
import { type Bundles, bundleHandlers } from '../../lib/bundles.ts';
import { functionNames } from '../../lib/function-names.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const verificationKey = { ...publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'ES256', use: 'sig' };

let directory: string;
let bundles: Bundles;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bundles-'));
  bundles = await bundleHandlers(directory);
});

afterAll(() => rm(directory, { recursive: true }));

const inputs = () => Object.keys(bundles.metafile.inputs);

describe('The bundles', () => {
  test('are one file for each handler, each in its own folder', async () => {
    expect([...bundles.sizes.keys()]).toEqual([...functionNames]);
    for (const name of functionNames) expect(await readdir(bundles.folder(name))).toEqual(['index.cjs']);
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

  test('stay small, since Lambda loads one at every start of a function', () => {
    for (const name of functionNames) expect(bundles.sizes.get(name), name).toBeLessThan(700 * 1024);
    for (const name of ['key-set', 'authorization-server']) {
      expect(bundles.sizes.get(name), name).toBeLessThan(20 * 1024);
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
      expect(load(join(bundles.folder(name), 'index.cjs')), name).toEqual({
        handler: expect.any(Function),
      });
    }
    vi.unstubAllEnvs();
  });

  test('are the same bytes for the same sources', async () => {
    const other = await mkdtemp(join(tmpdir(), 'bundles-'));
    const some = ['create-resource', 'update-entry', 'run-job'];
    const again = await bundleHandlers(other, some);
    for (const name of some) {
      const read = ({ folder }: Bundles) => readFile(join(folder(name), 'index.cjs'));
      expect((await read(again)).equals(await read(bundles)), name).toBe(true);
    }
    await rm(other, { recursive: true });
  });
});

test('A missing handler is named', async () => {
  const nowhere = join(directory, 'nowhere');
  await expect(bundleHandlers(nowhere, ['nothing'])).rejects.toThrow(
    'ERROR: Could not resolve "./lambdas/functions/nothing.ts"',
  );
});
