import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { startService, temporaryFolder } from '../e2e/service.ts';
import { exchange } from '../support/api-client.ts';
import { contentRequest, sendContent } from '../support/content-client.ts';
import { peakMemory } from '../support/local-process.ts';

const MEBIBYTE = 1024 ** 2;

test.runIf(process.platform === 'linux')(
  'uploading and downloading a file of 100 MiB takes at most three times the memory of its request',
  { timeout: 60_000 },
  async () => {
    const data = await temporaryFolder();
    // A first start compiles what later ones load from the cache.
    await (await startService(data)).stop();
    const { credentials, pid } = await startService(data);
    const file = randomBytes(100 * MEBIBYTE);
    const requestSize = contentRequest(credentials, file).headers['content-length'] / MEBIBYTE;
    const answer = await sendContent(credentials, file);
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([201, { size: file.length }]);
    const redirect = await exchange('GET', answer.headers.location ?? '');
    const downloaded = await exchange('GET', redirect.headers.location ?? '');
    expect(downloaded.body.equals(file)).toBe(true);
    expect(await peakMemory(pid)).toBeLessThan(3 * requestSize);
  },
);
