import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder, removeFolder } from '../../support/local-process.ts';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';
import { signIn } from './sign-in.ts';
import { actionsOf, file, uploadsIn } from './uploads-under-test.ts';

const console = await startConsole();
const { open, resourcesOf, bytesOf } = uploadsIn(console);

const folder = await makeFolder();
afterAll(() => removeFolder(folder));

/** What comes in four parts, from a disk: it is much to tell a browser. */
const LARGE = randomBytes(17 * 1000 ** 2);
const film = path.join(folder, 'film.bin');
await writeFile(film, LARGE);

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

describe('a large file', () => {
  test('pauses and goes on, while others arrive', async () => {
    const { page, upload, row, button, done, client, close } = await open();
    const part = await holdPart(page, 2);
    await upload(film);
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
    const sent = (await resourcesOf({ client })).find(({ file_name: name }) => name === 'film.bin');
    expect((await bytesOf(sent?.id ?? '')).equals(LARGE)).toBe(true);
    await close();
  });

  test('is given up, and leaves nothing behind', async () => {
    const { page, upload, button, panel, client, close } = await open();
    const part = await holdPart(page, 2);
    await upload(film);
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
    await upload(film);
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
      await (await choosing).setFiles(film);
    }
    await done('film.bin');
    expect(sent).toEqual(['3', '4']);
    const [arrived, ...others] = await resourcesOf({ client });
    expect(others).toEqual([]);
    expect((await bytesOf(arrived?.id ?? '')).equals(LARGE)).toBe(true);
    await close();
  });

  test('is left to its tab, and goes on in another one when that is closed', async () => {
    const { page, upload, username, password, client } = await open();
    const part = await holdPart(page, 2);
    await upload(film);
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
    await upload(film);
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
    await upload(film);
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
    await upload(film);
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
    await upload(film);
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
