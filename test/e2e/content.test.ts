import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { exchange } from '../support/api-client.ts';
import { contentRequest, sendContent } from '../support/content-client.ts';
import { type LocalProcess, peakMemory, raiseLimit } from '../support/local-process.ts';
import { lastingPort, startService, temporaryFolder } from './service.ts';
import { dataFiles } from './slow-upload.ts';

const MEBIBYTE = 1024 ** 2;

/** The file behind a location, or the status where there is none. */
async function fileAt(location: string): Promise<Buffer | number> {
  const redirect = await exchange('GET', location);
  if (redirect.headers.location === undefined) return redirect.status;
  return (await exchange('GET', redirect.headers.location)).body;
}

test.runIf(process.platform === 'linux')(
  'a file of 100 MiB goes in and out within three times the memory of its request',
  async () => {
    const data = await temporaryFolder();
    // A first start compiles what later ones find compiled.
    await (await startService(data)).stop();
    const { credentials, pid } = await startService(data);
    const file = randomBytes(100 * MEBIBYTE);
    const requestSize = contentRequest(credentials, file).headers['content-length'] / MEBIBYTE;
    const answer = await sendContent(credentials, file);
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([201, { size: file.length }]);
    const downloaded = await fileAt(answer.headers.location ?? '');
    expect(Buffer.isBuffer(downloaded) && downloaded.equals(file)).toBe(true);
    expect(await peakMemory(pid)).toBeLessThan(3 * requestSize);
  },
);

/** Uploads files until the service is killed, and resolves to those that were acknowledged and those that were not. */
async function uploadUntilKilled({ credentials, end }: LocalProcess, acknowledgements: number) {
  const acknowledged = new Map<string, Buffer>();
  const begun: Buffer[] = [];
  let killed: Promise<unknown> | undefined;

  async function work(): Promise<void> {
    try {
      for (;;) {
        const file = randomBytes(200_000);
        begun.push(file);
        const { status, headers } = await sendContent(credentials, file);
        expect(status).toBe(201);
        acknowledged.set(headers.location ?? '', file);
        if (acknowledged.size === acknowledgements) killed = end('SIGKILL');
      }
    } catch (error) {
      if (killed === undefined) throw error;
    }
  }

  await Promise.all(Array.from({ length: 8 }, work));
  await killed;
  const files = [...acknowledged.values()];
  return { acknowledged, lost: begun.filter((file) => !files.includes(file)) };
}

test('kill -9 loses no file that was acknowledged, and leaves none by halves', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  for (const acknowledgements of [5, 30]) {
    const service = await startService(data, port);
    await raiseLimit(data, service.credentials);
    const { acknowledged, lost } = await uploadUntilKilled(service, acknowledgements);

    const { credentials, stop } = await startService(data, port);
    for (const [location, file] of acknowledged) expect(await fileAt(location)).toEqual(file);
    for (const file of lost) {
      // It may be there, with all its bytes; the next upload tells, and makes it where it is not.
      const { status, headers, body } = await sendContent(credentials, file);
      expect([201, 302]).toContain(status);
      const location = status === 201 ? headers.location : JSON.parse(body.toString()).location;
      expect(await fileAt(location)).toEqual(file);
    }
    await stop();
  }
});

test('an upload cut off by the kill leaves nothing', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  const first = await startService(data, port);
  const file = randomBytes(MEBIBYTE);
  const { headers, body } = contentRequest(first.credentials, file);
  const url = `${first.credentials.base_url}/cms/v2/content`;
  const request = http.request(url, { method: 'POST', headers, agent: false });
  onTestFinished(() => {
    request.destroy();
  });
  const broken = new Promise((resolve) => request.once('error', resolve));
  const written = Promise.withResolvers<void>();
  request.write(Buffer.concat(body).subarray(0, -1), () => written.resolve());
  await written.promise;
  await first.end('SIGKILL');
  await broken;

  const { credentials } = await startService(data, port);
  expect(await dataFiles(data)).toEqual([]);
  expect((await sendContent(credentials, file)).status).toBe(201);
});
