import { create, getToken, upload } from '../test/support/api-client.ts';
import { makeFolder, peakMemory, removeFolder, startLocalProcess } from '../test/support/local-process.ts';
import { report } from './measure.ts';

const MEBIBYTE = Buffer.alloc(1024 ** 2, 'media ');
const SIZE = 200;

/** The local mode's total memory during an upload of 200 MiB, on a data folder that already exists. */
export async function benchLargeUpload(): Promise<void> {
  const data = await makeFolder();
  try {
    await (await startLocalProcess(data)).stop();
    const local = await startLocalProcess(data);
    const idle = await peakMemory(local.pid);
    const token = await getToken(local.credentials);
    const startedAt = performance.now();
    await upload(await create(local.credentials.base_url, token), Array<Buffer>(SIZE).fill(MEBIBYTE));
    const seconds = (performance.now() - startedAt) / 1000;
    report(`Memory at rest / ${SIZE} MiB`, (idle / SIZE).toFixed(2));
    const peak = await peakMemory(local.pid);
    report(
      `Memory at most while ${SIZE} MiB are uploaded (${Math.round(SIZE / seconds)} MiB/s) / ${SIZE} MiB`,
      (peak / SIZE).toFixed(2),
      '0.75 (150 MiB)',
    );
    await local.stop();
  } finally {
    await removeFolder(data);
  }
}
