import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';
import { file, LONG, uploadsIn } from './uploads-under-test.ts';

const console = await startConsole();
const { open, resourcesOf } = uploadsIn(console);
const folder = await mkdtemp(path.join(tmpdir(), 'uploads-'));
afterAll(() => rm(folder, { recursive: true }));

/** Drags files and folders over the page as the system does, and drops them. */
async function drop(page: Page, ...paths: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
    if (type === 'dragOver') await page.getByText('Drop files or folders to upload them').waitFor();
  }
}

describe('files', () => {
  test('are dropped anywhere with their folders, and get what is chosen for them, in the dark theme', async () => {
    const colorScheme = 'dark';
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
  });

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
