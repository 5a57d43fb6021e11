import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getToken } from '../support/api-client.ts';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';
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

let folder: string;
let service: LocalProcess;
let file: string;

beforeAll(async () => {
  folder = await makeFolder();
  service = await startLocalProcess(path.join(folder, 'service'));
  file = path.join(folder, 'film.bin');
  await writeFile(file);
});

afterAll(async () => {
  await service.stop();
  await removeFolder(folder);
});

/** Random bytes, since equal parts would have equal ETags. */
async function writeFile(name: string): Promise<void> {
  const handle = await open(name, 'w');
  for (let written = 0; written < SIZE; written += MEBIBYTE) await handle.write(randomBytes(MEBIBYTE));
  await handle.close();
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
  const context = await chromium.launchPersistentContext(path.join(folder, `profile-${keptBytes}`), {
    executablePath: CHROMIUM,
  });
  const { base_url: baseUrl } = service.credentials;
  const token = await getToken(service.credentials);
  const server = await servePage('uppy-page.js', { baseUrl, token, keptBytes });
  try {
    const page = await context.newPage();
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
    expect(await digestOf(body ?? [])).toBe(await digestOf(createReadStream(file)));
  } finally {
    server.close();
    await context.close();
  }
});
