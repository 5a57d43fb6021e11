import { createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { multipartClient } from '../support/multipart-client.ts';
import { CHROMIUM } from './chromium.ts';
import { servePage } from './page-server.ts';

const MEBIBYTE = 1024 ** 2;
const SIZE = 200 * MEBIBYTE;
const PARTS = 40;

interface Progress {
  readonly isKept: boolean;
  readonly isRestored: boolean;
  readonly isGhost: boolean;
  readonly parts: readonly number[];
  readonly uploaded: { readonly id: string; readonly key: string } | null;
  readonly error: string | null;
}

let service: Awaited<ReturnType<typeof startService>>;
let folder: string;
let context: BrowserContext;
let file: string;
let digest: string;

beforeAll(async () => {
  service = await startService();
  folder = await makeFolder();
  // Only a profile on a disk keeps files as large as this one.
  context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    executablePath: CHROMIUM,
  });
  file = path.join(folder, 'film.bin');
  digest = await writeFile(file);
});

afterAll(async () => {
  await context.close();
  await removeFolder(folder);
});

/** Writes random bytes, since equal parts would have equal ETags. Returns their digest. */
async function writeFile(name: string): Promise<string> {
  const handle = await open(name, 'w');
  const hash = createHash('sha256');
  for (let written = 0; written < SIZE; written += MEBIBYTE) {
    const bytes = randomBytes(MEBIBYTE);
    hash.update(bytes);
    await handle.write(bytes);
  }
  await handle.close();
  return hash.digest('hex');
}

async function digestOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

const progressOf = (page: Page): Promise<Progress> => page.evaluate('progress');

/** Waits until an expression about `progress` is true in the page. */
const until = (page: Page, condition: string) =>
  page.waitForFunction(`(() => { if (progress.error) throw progress.error; return ${condition}; })()`, null, {
    timeout: 60_000,
    polling: 100,
  });

/** Records the numbers of the parts that a page sends from now on, and the id of their upload. */
function watchParts(page: Page) {
  const numbers: number[] = [];
  let upload = { id: '', uploadId: '' };
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const uploadId = searchParams.get('uploadId');
    if (request.method() !== 'PUT' || uploadId === null) return;
    numbers.push(Number(searchParams.get('partNumber')));
    // As in `resources/ID/TIME`.
    upload = { id: path.basename(path.dirname(pathname)), uploadId };
  });
  return { numbers, upload: () => upload };
}

test.each([
  ['whose bytes the browser has kept', 2 * SIZE, false],
  ['that the user selects again', 10 * MEBIBYTE, true],
])('Uppy continues with a file %s, and sends no stored part again', async (_, keptBytes, isGhost) => {
  const { baseUrl } = service;
  const token = await service.api.token(await service.addClient());
  const server = await servePage('uppy-page.js', { baseUrl, token, keptBytes });
  const page = await context.newPage();
  try {
    // Half of the parts are sent, and the next one is being sent to its end.
    await page.addInitScript('globalThis.lastPart = sessionStorage.getItem("lastPart") ?? 22');
    const first = watchParts(page);
    await page.goto(server.url);
    await page.setInputFiles('input', file);
    await until(page, `progress.parts.length >= 20${isGhost ? '' : ' && progress.isKept'}`);
    await page.evaluate('sessionStorage.setItem("lastPart", "40")');
    await page.goto('about:blank');

    const { id, uploadId } = first.upload();
    const client = multipartClient(baseUrl, async () => token);
    const stored = (await client.listParts(id, uploadId)).map(({ number }) => number);
    expect(stored.length).toBeGreaterThanOrEqual(20);
    expect(stored.length).toBeLessThan(PARTS);

    const second = watchParts(page);
    await page.goto(server.url);
    await until(page, 'progress.isRestored');
    expect((await progressOf(page)).isGhost).toBe(isGhost);
    if (isGhost) await page.setInputFiles('input', file);
    await until(page, 'progress.uploaded');
    expect((await progressOf(page)).uploaded).toEqual({
      id,
      key: expect.stringMatching(`^resources/${id}/`),
    });
    expect(second.upload()).toEqual({ id, uploadId });
    expect(second.numbers.filter((number) => stored.includes(number))).toEqual([]);
    // The part that was under way may have been stored after the list was made.
    expect(PARTS - stored.length - second.numbers.length).toBeOneOf([0, 1]);

    const { body } = await fetch(`${baseUrl}/v1/resources/${id}`);
    expect(await digestOf(body ?? [])).toBe(digest);
  } finally {
    server.close();
    await page.close();
  }
});
