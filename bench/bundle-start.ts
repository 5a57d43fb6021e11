import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bundleHandlers } from '../lib/bundles.ts';
import { median, report } from './measure.ts';

const STARTS = 21;

/** Each function's bundle, loaded by a new process and bound to its settings, compared with an empty handler. */
export async function benchBundleStart(): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  try {
    const { sizes, folder } = await bundleHandlers(path.join(directory, 'lambdas'));
    const empty = path.join(directory, 'empty.cjs');
    await writeFile(empty, 'exports.handler = async () => ({ statusCode: 200 });');
    const names = [...sizes.keys()];
    const times = new Map<string, number[]>([empty, ...names].map((name) => [name, []]));
    for (let start = 0; start < STARTS; start += 1) {
      for (const [name, taken] of times) {
        taken.push(startTime(name === empty ? empty : path.join(folder(name), 'index.cjs')));
      }
    }
    const emptyTime = median(times.get(empty) ?? []);
    for (const name of names) {
      const ratio = (median(times.get(name) ?? []) / emptyTime).toFixed(2);
      const size = `${Math.ceil((sizes.get(name) ?? 0) / 1024)} KiB`;
      report(
        `Start: ${name} (${size}) / empty bundle`,
        ratio,
        name === 'create-resource' ? '2.50' : undefined,
      );
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function startTime(file: string): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, ['--eval', `require(${JSON.stringify(file)})`], {
    env: functionEnvironment,
  });
  return performance.now() - startedAt;
}

const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

/** The environment that Lambda would set; its addresses are never called. */
const functionEnvironment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  BASE_URL: 'https://api.example.com',
  TABLE_NAME: 'bench',
  BUCKET_NAME: 'bench',
  BUCKET_URL: 'https://bench.s3.eu-central-1.amazonaws.com',
  SIGNING_KEY_ID: 'bench',
  VERIFICATION_KEYS: JSON.stringify({
    keys: [{ kid: 'bench', kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig' }],
  }),
  RUN_JOB_FUNCTION_NAME: 'bench',
  RECONCILE_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/000000000000/bench',
  MAXIMUM_UPLOAD_BYTES: '1000000',
  MAXIMUM_CONTENT_BYTES: '1000000',
  UPLOAD_WINDOW_SECONDS: '600',
  UPLOAD_DAYS: '7',
  DOWNLOAD_LINK_SECONDS: '300',
  REMEMBERED_DAYS: '30',
};
