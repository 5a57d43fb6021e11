import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { create, getToken, upload } from '../support/api-client.ts';
import { peakMemory } from '../support/local-process.ts';
import { startService, temporaryFolder } from './service.ts';

const MEBIBYTE = 1024 ** 2;
const FILE = Array<Buffer>(200).fill(Buffer.alloc(MEBIBYTE, 'all the bytes of a large file '));

function hashOf(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

test.runIf(process.platform === 'linux')('200 MiB go in and out within 150 MiB of memory', async () => {
  const data = await temporaryFolder();
  // A first start compiles what later ones find compiled.
  await (await startService(data)).stop();
  const service = await startService(data);
  const reservation = await create(service.credentials.base_url, await getToken(service.credentials));
  await upload(reservation, FILE);
  const { body } = await fetch(reservation.uri);
  const hash = createHash('sha256');
  for await (const chunk of body ?? []) hash.update(chunk);
  expect(hash.digest('hex')).toBe(hashOf(FILE));
  expect(await peakMemory(service.pid)).toBeLessThan(150);
});
