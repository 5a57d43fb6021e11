import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';
import { signIn } from './sign-in.ts';

const console = await startConsole();
const folder = await mkdtemp(path.join(tmpdir(), 'uploads-'));
afterAll(() => rm(folder, { recursive: true }));

/** Many files, and large ones, take their time on a busy machine; in milliseconds. */
const LONG = 90_000;

type Account = Awaited<ReturnType<typeof console.newAccount>>;

/** A file that comes in four parts. */
const LARGE = randomBytes(17 * 1000 ** 2);

const file = (name: string, bytes: string | Buffer = name) => ({
  name,
  mimeType: name.endsWith('.txt') ? 'text/plain' : 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

async function open(options = {}, account?: Account) {
  const user = account ?? (await console.newAccount());
  const view = await console.openPage(options);
  await view.signIn(user);
  return { ...view, ...user, ...actionsOf(view.page) };
}

function actionsOf(page: Page) {
  const panel = page.getByRole('region', { name: 'Uploads' });
  const files = page.getByRole('region', { name: 'Files' });
  const row = (name: string) => panel.locator('.upload').filter({ hasText: name });
  return {
    panel,
    row,
    dialog: page.getByRole('dialog', { name: /^Upload/ }),
    listed: (name: string) => files.getByRole('link', { name }),
    button: (name: string) => panel.getByRole('button', { name }),
    /** Chooses files, and uploads them as they are. */
    async upload(...chosen: readonly ReturnType<typeof file>[]) {
      await page.locator('header input[type=file]').setInputFiles([...chosen]);
      await page.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click();
    },
    done: (name: string) => row(name).and(page.locator('.done')).waitFor({ timeout: LONG }),
  };
}

/** Drags files and folders over the page as the system does, and drops them. */
async function drop(page: Page, ...paths: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
    if (type === 'dragOver') await page.getByText('Drop files or folders to upload them').waitFor();
  }
}

/** Holds the requests that send some part of a file until they are let go. */
async function holdPart(page: Page, number: number) {
  const held = Promise.withResolvers<Route>();
  const isPart = (url: URL) => url.searchParams.get('partNumber') === String(number);
  await page.route(isPart, (route) => held.resolve(route));
  return {
    route: held.promise,
    async letGo() {
      await page.unroute(isPart);
      await (await held.promise).continue().catch(() => {});
    },
  };
}

const resourcesOf = async ({ client }: Pick<Account, 'client'>) =>
  (await client.api.GET('/v1/resources', { params: { query: { limit: 500 } } })).data?.resources ?? [];

/** The bytes of a resource as anybody gets them. */
async function bytesOf(id: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${console.baseUrl}/v1/resources/${id}`)).arrayBuffer());
}

describe('files', () => {
  test.each(['light', 'dark'] as const)(
    'are dropped anywhere with their folders, and get what is chosen for them, in the %s theme',
    async (colorScheme) => {
      const home = path.join(folder, colorScheme);
      await mkdir(path.join(home, 'album/inner'), { recursive: true });
      for (const name of ['my notes.txt', 'album/one.csv', 'album/inner/two.bin', 'album/empty.txt'])
        await writeFile(path.join(home, name), name.includes('empty') ? '' : name);
      const account = await console.newAccount();
      const { data } = await account.client.api.POST('/containers', { body: { name: 'Holidays' } });
      const { page, panel, dialog, listed, done, close } = await open({ colorScheme }, account);
      await drop(page, path.join(home, 'my notes.txt'), path.join(home, 'album'));
      await dialog.getByText('album/inner/two.bin').waitFor();
      await dialog.getByText('Left out, since the service takes no empty files: 1 file.').waitFor();
      await dialog.getByLabel('Into the container').selectOption('Holidays');
      await dialog.getByLabel('Tags').fill('summer,');
      await dialog.getByLabel('To be deleted').selectOption('After 7 days');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
      for (const name of ['my_notes.txt', 'one.csv', 'two.bin']) {
        await done(name);
        await listed(name).waitFor();
      }
      await panel.getByRole('heading', { name: '3 files uploaded' }).waitFor();
      await expectAccessible(page);
      await expect.poll(() => resourcesOf(account).then(({ length }) => length), PATIENCE).toBe(3);
      const resources = await resourcesOf(account);
      for (const { container_id: containerId, tags, expires_at: end } of resources) {
        expect({ containerId, tags }).toEqual({ containerId: data?.id, tags: ['summer'] });
        expect(Date.parse(end ?? '') / 1000).toBeCloseTo(Date.now() / 1000 + 7 * 24 * 3600, -3);
      }
      expect(resources.map(({ file_name: name, mime_type: type }) => [name, type]).toSorted()).toEqual([
        ['my_notes.txt', 'text/plain'],
        ['one.csv', 'text/plain'],
        ['two.bin', 'application/octet-stream'],
      ]);
      await close();
    },
  );

  test('are chosen by keyboard, folded away, opened and forgotten', async () => {
    const { page, dialog, panel, button, row, done, close } = await open();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload', exact: true }).focus();
    await page.keyboard.press('Enter');
    await (await choosing).setFiles([file('one.txt'), file('two.txt')]);
    await dialog.getByLabel('Into the container').and(page.locator(':focus')).waitFor();
    const adding = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Add a folder' }).focus();
    await page.keyboard.press('Enter');
    const inFolder = path.join(folder, 'more');
    await mkdir(inFolder);
    await writeFile(path.join(inFolder, 'three.txt'), 'three');
    await (await adding).setFiles(inFolder);
    await dialog.getByText('more/three.txt').waitFor();
    await dialog.getByRole('button', { name: 'Upload', exact: true }).focus();
    await page.keyboard.press('Enter');
    for (const name of ['one.txt', 'two.txt', 'three.txt']) await done(name);
    await page.getByRole('link', { name: 'Usage' }).click();
    await row('one.txt').getByRole('link').click();
    await page.getByRole('complementary').getByRole('heading', { name: 'one.txt' }).waitFor();
    await button('Fold the uploads').focus();
    await page.keyboard.press('Enter');
    await row('one.txt').waitFor({ state: 'hidden' });
    await button('Show the uploads').click();
    await button('Remove from this list one.txt').click();
    await panel.getByRole('heading', { name: '2 files uploaded' }).waitFor();
    await button('Close the uploads').click();
    await panel.waitFor({ state: 'detached' });
    await close();
  });

  test('arrive when they are 200 at once', async () => {
    const { page, panel, upload, listed, client, close } = await open();
    const names = Array.from({ length: 200 }, (_, index) => `file-${String(index).padStart(3, '0')}.txt`);
    await upload(...names.map((name) => file(name)));
    await panel.getByText(/\d+ of 200 uploaded/).waitFor();
    await panel.getByRole('heading', { name: '200 files uploaded' }).waitFor({ timeout: LONG });
    expect(await panel.locator('.upload').count()).toBeLessThan(40);
    await listed('file-199.txt').waitFor();
    await expectAccessible(page);
    await expect
      .poll(async () => (await resourcesOf({ client })).map((one) => one.file_name).toSorted(), {
        timeout: LONG,
      })
      .toEqual(names);
    await close();
  });

  test('fit a phone', async () => {
    const { page, panel, dialog, done, close } = await open({ viewport: { width: 360, height: 740 } });
    await page
      .locator('header input[type=file]')
      .setInputFiles(file(`a-file-with-a-${'very-'.repeat(20)}long-name.txt`));
    const edge = async (within: Locator) =>
      ((await within.boundingBox())?.x ?? 0) + ((await within.boundingBox())?.width ?? 0);
    const button = dialog.getByRole('button', { name: 'Upload', exact: true });
    expect(await edge(button)).toBeLessThan(360);
    await button.click();
    await done('a-file-with');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect((await panel.boundingBox())?.width).toBeLessThanOrEqual(360);
    await expectAccessible(page);
    await close();
  });
});

describe('a large file', () => {
  test('pauses and goes on, while others arrive', async () => {
    const { page, upload, row, button, done, client, close } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    await part.route;
    await row('film.bin')
      .getByText(/^[5-9].* of 17 MB/)
      .waitFor();
    await button('Pause film.bin').click();
    await row('film.bin')
      .getByText(/paused/)
      .waitFor();
    await expectAccessible(page);
    await upload(file('note.txt'));
    await done('note.txt');
    await part.letGo();
    await button('Resume film.bin').click();
    await done('film.bin');
    const film = (await resourcesOf({ client })).find(({ file_name: name }) => name === 'film.bin');
    expect((await bytesOf(film?.id ?? '')).equals(LARGE)).toBe(true);
    await close();
  });

  test('is given up, and leaves nothing behind', async () => {
    const { page, upload, button, panel, client, close } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    await part.route;
    expect(await resourcesOf({ client })).toHaveLength(1);
    await button('Cancel film.bin').click();
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => resourcesOf({ client }), PATIENCE).toEqual([]);
    await close();
  });

  test.each([
    ['its bytes, which the browser has kept', false],
    ['the file, which is chosen again', true],
  ])('goes on after a reload with %s', async (_, isLost) => {
    const { page, upload, row, button, done, client, close } = await open();
    const part = await holdPart(page, 3);
    await upload(file('film.bin', LARGE));
    await part.route;
    await expect.poll(() => page.evaluate(keptFiles), PATIENCE).toBe(1);
    if (isLost) await page.evaluate(forgetFiles);
    const sent: string[] = [];
    page.on('request', (request) => {
      const number = new URL(request.url()).searchParams.get('partNumber');
      if (request.method() === 'PUT' && number !== null) sent.push(number);
    });
    // Nothing that is held is let go before its page is gone.
    await page.goto('about:blank');
    await page.unrouteAll();
    await page.goto(`${console.baseUrl}/console`);
    if (isLost) {
      await row('film.bin').getByText('To be chosen again').waitFor();
      await expectAccessible(page);
      const choosing = page.waitForEvent('filechooser');
      await button('Choose again').click();
      await (await choosing).setFiles(file('film.bin', LARGE));
    }
    await done('film.bin');
    expect(sent).toEqual(['3', '4']);
    const [film, ...others] = await resourcesOf({ client });
    expect(others).toEqual([]);
    expect((await bytesOf(film?.id ?? '')).equals(LARGE)).toBe(true);
    await close();
  });

  test('is left to its tab, and goes on in another one when that is closed', async () => {
    const { page, upload, username, password, client } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    await part.route;
    await expect.poll(() => page.evaluate(keptFiles), PATIENCE).toBe(1);
    const other = await page.context().newPage();
    const there = actionsOf(other);
    await signIn(other, { base_url: console.baseUrl, username, password });
    await there.upload(file('note.txt'));
    await there.done('note.txt');
    expect(await there.panel.locator('.upload').count()).toBe(1);
    await page.close();
    await other.reload();
    await there.done('film.bin');
    const names = (await resourcesOf({ client })).map(({ file_name: name }) => name);
    expect(names.toSorted()).toEqual(['film.bin', 'note.txt']);
    await other.context().close();
  });

  test('waits for the password when the token ends, and goes on', async () => {
    const { page, upload, done, password, allowErrors, close } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    await part.route;
    console.endTokens();
    await part.letGo();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await done('film.bin');
    allowErrors(/status of 40[13]|unsafe header/);
    await close();
  });

  test('goes on by itself when the network is back', async () => {
    const { page, upload, row, done, allowErrors, close } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    const route = await part.route;
    await page.context().setOffline(true);
    await route.abort('internetdisconnected');
    await page.unrouteAll();
    await row('film.bin')
      .getByText(/of 17 MB/)
      .waitFor();
    await page.context().setOffline(false);
    await done('film.bin');
    allowErrors(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await close();
  });

  test('is tried again where it has failed', async () => {
    const { page, upload, row, button, done, allowErrors, close } = await open();
    const isThird = (url: URL) => url.searchParams.get('partNumber') === '3';
    await page.route(isThird, (route) =>
      route.fulfill({ status: 400, headers: { 'access-control-allow-origin': '*' } }),
    );
    await upload(file('film.bin', LARGE));
    await row('film.bin')
      .getByText(/The store has refused the file/)
      .waitFor();
    await expectAccessible(page);
    await page.unroute(isThird);
    await button('Try again film.bin').click();
    await done('film.bin');
    allowErrors(/status of 400|unsafe header/);
    await close();
  });

  test('is given up by whoever signs out', async () => {
    const { page, upload, panel, client, close } = await open();
    const part = await holdPart(page, 2);
    await upload(file('film.bin', LARGE));
    await part.route;
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => resourcesOf({ client }), PATIENCE).toEqual([]);
    await expect.poll(() => page.evaluate(keptFiles), PATIENCE).toBe(0);
    await close();
  });
});

/** How many files the browser keeps for Uppy. */
const keptFiles = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('uppy-blobs');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const counting = opening.result.transaction('files').objectStore('files').count();
    counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
    counting.onerror = reject;
  };
})`;

/** As if they had been too large for it. */
const forgetFiles = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('uppy-blobs');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const change = opening.result.transaction('files', 'readwrite');
    change.objectStore('files').clear();
    change.oncomplete = () => { opening.result.close(); resolve(); };
    change.onerror = reject;
  };
})`;
