import { randomBytes } from 'node:crypto';
import { decodeBase64 } from '../lambdas/api/content/base64.ts';
import { sendContent } from '../test/support/content-client.ts';
import {
  type LocalProcess,
  makeFolder,
  raiseLimit,
  removeFolder,
  startLocalProcess,
} from '../test/support/local-process.ts';
import { median, medianRatio, type Round, report, requestsPerSecond, round } from './measure.ts';

const MEGABYTE = 1_000_000;
const LARGE = 10 * MEGABYTE;
const SMALL = 100_000;
const ROUNDS = 5;
const CONCURRENCY = 8;

/**
 * The content door: decoding alone, large files through the running local mode, and existing files against new ones.
 */
export async function benchContent(): Promise<void> {
  benchDecoding();
  const data = await makeFolder();
  const local = await startLocalProcess(data);
  try {
    await raiseLimit(data, local.credentials);
    await benchLargeFiles(local);
    await benchKnownFiles(local);
  } finally {
    await local.stop();
    await removeFolder(data);
  }
}

function benchDecoding(): void {
  const size = 10 * LARGE;
  const text = randomBytes(size).toString('base64');
  const speed = (decode: (text: string) => unknown) => {
    const startedAt = performance.now();
    const decoded = decode(text);
    if (!Buffer.isBuffer(decoded) || decoded.length !== size) throw new Error('The file was not decoded.');
    return ((size / MEGABYTE) * 1000) / (performance.now() - startedAt);
  };
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let index = -1; index < ROUNDS; index += 1) {
    const lenient = speed((encoded) => Buffer.from(encoded, 'base64'));
    const strict = speed(decodeBase64);
    if (index < 0) continue;
    ours.push(strict);
    ratios.push(strict / lenient);
  }
  report('Decoding base64: bytes decoded', `${Math.round(median(ours))} MB/s`, 'at least 300 MB/s');
  report("Decoding base64 / Node's decoder, which refuses nothing: speed", median(ratios).toFixed(2));
}

async function benchLargeFiles({ credentials }: LocalProcess): Promise<void> {
  const speeds: number[] = [];
  for (let index = -1; index < ROUNDS; index += 1) {
    const files = Array.from({ length: 4 }, () => randomBytes(LARGE));
    const { requests, elapsed } = await uploads(credentials, files, 201, 2);
    if (index >= 0) speeds.push(((requests * LARGE) / MEGABYTE / elapsed) * 1000);
  }
  report('POST /cms/v2/content: new files of 10 MB', `${Math.round(median(speeds))} MB/s`);
}

async function benchKnownFiles({ credentials }: LocalProcess): Promise<void> {
  const first: Round[] = [];
  const again: Round[] = [];
  for (let index = -1; index < ROUNDS; index += 1) {
    const files = Array.from({ length: 200 }, () => randomBytes(SMALL));
    const firstRound = await uploads(credentials, files, 201, CONCURRENCY);
    const secondRound = await uploads(credentials, files, 302, CONCURRENCY);
    if (index < 0) continue;
    first.push(firstRound);
    again.push(secondRound);
  }
  const speed = (rounds: Round[]) => `${Math.round(median(rounds.map(requestsPerSecond)))}/s`;
  report('POST /cms/v2/content: new files of 100 KB', speed(first));
  report('POST /cms/v2/content: known files of 100 KB', speed(again));
  report(
    'Known files / new files: requests per second',
    medianRatio(again, first, requestsPerSecond).toFixed(2),
  );
}

/** Uploads each file once. */
function uploads(
  credentials: LocalProcess['credentials'],
  files: readonly Buffer[],
  expected: number,
  concurrency: number,
): Promise<Round> {
  const left = [...files];
  const upload = async () => {
    const { status } = await sendContent(credentials, left.pop() ?? Buffer.alloc(0));
    if (status !== expected) throw new Error(`An upload was answered with ${status}.`);
  };
  return round(upload, files.length, concurrency, () => 0);
}
