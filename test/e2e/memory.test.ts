import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { create, exchange, getToken, upload } from '../support/api-client.ts';
import { contentRequest, sendContent } from '../support/content-client.ts';
import { peakMemory } from '../support/local-process.ts';
import { startService, temporaryFolder } from './service.ts';

const MEBIBYTE = 1024 ** 2;
const FILE = Array<Buffer>(100).fill(Buffer.alloc(MEBIBYTE, 'all the bytes of a large file '));

function hashOf(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

// A file of 100 MiB in one request goes in and out in test/soak.
test.runIf(process.platform === 'linux')(
  '100 MiB pass within 150 MiB of memory, and a file in one request within three times that request more',
  async () => {
    const data = await temporaryFolder();
    // A first start compiles what later ones find compiled.
    await (await startService(data)).stop();
    const { credentials, pid } = await startService(data);
    const reservation = await create(credentials.base_url, await getToken(credentials));
    await upload(reservation, FILE);
    const { body } = await fetch(reservation.uri);
    const hash = createHash('sha256');
    for await (const chunk of body ?? []) hash.update(chunk);
    expect(hash.digest('hex')).toBe(hashOf(FILE));
    expect(await peakMemory(pid)).toBeLessThan(150);

    const file = randomBytes(20 * MEBIBYTE);
    const requestSize = contentRequest(credentials, file).headers['content-length'] / MEBIBYTE;
    const { status, headers } = await sendContent(credentials, file);
    expect(status).toBe(201);
    const redirect = await exchange('GET', headers.location ?? '');
    const downloaded = await exchange('GET', redirect.headers.location ?? '');
    expect(downloaded.body.equals(file)).toBe(true);
    expect(await peakMemory(pid)).toBeLessThan(150 + 3 * requestSize);
  },
);
