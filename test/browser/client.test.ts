import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { openBrowser } from './chromium.ts';
import { servePage } from './page-server.ts';

const MEBIBYTE = 1024 ** 2;
const PARTS = 6;

let folder: string;
let service: Awaited<ReturnType<typeof startService>>;
let server: Awaited<ReturnType<typeof servePage>>;
let page: Page;
/** What the page has asked for, without preflights. */
const requests: string[] = [];

beforeAll(async () => {
  folder = await makeFolder();
  service = await startService();
  const { client_id, client_secret } = await service.addClient();
  const credentials = { clientId: client_id, clientSecret: client_secret };
  server = await servePage('client-page.js', { baseUrl: service.baseUrl, credentials });
  page = await (await openBrowser()).newPage();
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    requests.push(`${request.method()} ${searchParams.get('partNumber') ?? pathname}`);
  });
  await page.goto(server.url);
});

afterAll(async () => {
  await page.close();
  server.close();
  await removeFolder(folder);
});

/** Selects a file with these bytes. */
async function select(name: string, bytes: Buffer): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  await page.setInputFiles('input', file);
}

async function digestOf(id: string): Promise<string> {
  const response = await fetch(`${service.baseUrl}/v1/resources/${id}`);
  return createHash('sha256')
    .update(await response.bytes())
    .digest('hex');
}

const isPart = (request: string) => /^PUT \d+$/.test(request);

test('a page of another origin uploads by a form and in parts, goes on, lists and gets new tokens', async () => {
  expect(new URL(server.url).origin).not.toBe(service.baseUrl);
  await select('small.txt', Buffer.from('Hello'));
  const small = await page.evaluate<{ id: string; progress: number[] }>('actions.upload()');
  expect(small).toMatchObject({ uri: `ref://${small.id}`, progress: [0, 5] });

  const bytes = randomBytes(PARTS * 5 * MEBIBYTE - 1);
  await select('large.bin', bytes);
  const stopped = await page.evaluate(`actions.upload(${10 * MEBIBYTE})`);
  expect(stopped).toMatchObject({ name: 'AbortError' });
  const sent = requests.filter(isPart).length;
  await page.reload();
  await page.setInputFiles('input', path.join(folder, 'large.bin'));
  const large = await page.evaluate<{ id: string; progress: number[] }>('actions.upload()');
  expect(large.progress[0]).toBeGreaterThanOrEqual(10 * MEBIBYTE);
  expect(large.progress.at(-1)).toBe(bytes.length);
  expect(requests.filter(isPart).length - sent).toBeLessThanOrEqual(PARTS - 2);
  expect(await digestOf(large.id)).toBe(createHash('sha256').update(bytes).digest('hex'));

  const tokens = () => requests.filter((request) => request === 'POST /oauth/token').length;
  expect(tokens()).toBe(2);
  const listed = [
    { file_name: 'large.bin', size: bytes.length },
    { file_name: 'small.txt', size: 5 },
  ];
  expect(await page.evaluate('actions.list()')).toEqual(listed);
  expect(tokens()).toBe(2);
  await page.evaluate('actions.pass(60 * 60 * 1000)');
  expect(await page.evaluate('actions.list()')).toEqual(listed);
  expect(tokens()).toBe(3);
});

test('it finds containers, and reads why something was refused', async () => {
  expect(await page.evaluate('actions.containers("Bärte & Söhne")')).toEqual(['Bärte & Söhne']);
  expect(await page.evaluate('actions.refused()')).toEqual({
    isApiError: true,
    status: 404,
    message: 'There is no such webhook.',
    hasRequestId: true,
  });
});
