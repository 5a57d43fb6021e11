import { describe, expect, test } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';

const console = await startConsole();

/** Opens the containers of a new account, which has one of this name with some files. */
async function open(name: string, fileNames: readonly string[] = [], options = {}) {
  const account = await console.newAccount();
  const { client } = account;
  const { data } = await client.api.POST('/containers', { body: { name } });
  for (const fileName of fileNames)
    await client.upload(new Blob([fileName], { type: 'text/plain' }), {
      fileName,
      mode: 'persistent_reference',
      containerId: data?.id ?? '',
    });
  const view = await console.openPage(options);
  await view.enter(account, '/containers');
  const { page } = view;
  const row = (of: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: of, exact: true }) });
  return {
    ...view,
    client,
    row,
    async act(of: string, action: string) {
      await row(of)
        .getByRole('button', { name: `Actions for ${of}` })
        .click();
      await page.getByRole('menuitem', { name: action }).click();
    },
    fileNames: async () =>
      (await page.getByRole('region', { name: 'Files' }).locator('.name').allInnerTexts()).toSorted(),
  };
}

describe('a container', () => {
  test('is made with tags and found by them, in the dark theme', async () => {
    const colorScheme = 'dark';
    const { page, row, close } = await open('Other', [], { colorScheme });
    await page.getByRole('button', { name: 'New container' }).click();
    const dialog = page.getByRole('dialog', { name: 'New container' });
    await dialog.getByLabel('Name').fill('Holidays');
    await dialog.getByLabel('Description').fill('By the sea');
    await dialog.getByLabel('Tags').fill('summer, sea,');
    await dialog.getByRole('button', { name: 'Remove the tag sea' }).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make' }).click();
    await row('Holidays').getByText('By the sea').waitFor();
    await row('Holidays').getByText('summer').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Tag').fill('sea');
    await page.keyboard.press('Enter');
    await row('Other').waitFor({ state: 'detached' });
    await row('Holidays').waitFor();
    await close();
  });

  test('is renamed and gets other tags, by keyboard', async () => {
    const { page, row, close } = await open('Drafts');
    await row('Drafts').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Edit' }).and(page.locator(':focus')).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Letters');
    await page.getByLabel('Tags').fill('sent');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await row('Letters').getByText('sent').waitFor();
    await close();
  });

  test('is opened, and its name is above its files', async () => {
    const { page, row, fileNames, close } = await open('Holidays', ['one.txt', 'two.txt']);
    await row('Holidays').getByRole('link').click();
    await page.getByRole('heading', { name: 'Containers / Holidays' }).waitFor();
    await expect.poll(fileNames).toEqual(['one.txt', 'two.txt']);
    await page.getByRole('heading').getByRole('link', { name: 'Containers' }).click();
    await row('Holidays').waitFor();
    await close();
  });

  test('is cloned, and the copy has its files', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `file-${index}.txt`);
    const { page, row, act, fileNames, close } = await open('Holidays', names);
    await act('Holidays', 'Clone');
    await page.getByLabel('Name of the copy').fill('Copy');
    await page.getByRole('button', { name: 'Clone' }).click();
    await page.getByText('Copy is complete.').waitFor(PATIENCE);
    await row('Copy').getByRole('link').click();
    await expect.poll(fileNames).toEqual(names.toSorted());
    await close();
  });

  test('shows how far its clone is, also after a reload', async () => {
    const { page, row, act, close } = await open('Holidays', ['one.txt']);
    let copied = 1;
    // The service is too quick to be watched: its answer is made up here, and the last one is its own.
    await page.route('**/containers/*/clone', async (route) => {
      if (route.request().method() === 'POST' || copied > 3) return route.continue();
      const response = await route.fetch();
      const body = JSON.stringify({ ...(await response.json()), completedAt: null, total: 3, copied });
      await route.fulfill({ status: 202, contentType: 'application/json', body });
    });
    await act('Holidays', 'Clone');
    await page.getByRole('button', { name: 'Clone' }).click();
    await row('Holidays')
      .getByRole('progressbar', { name: '1 of 3 files copied to Copy of Holidays' })
      .waitFor();
    await expectAccessible(page);
    copied = 2;
    await page.reload();
    await row('Holidays').getByText('2 of 3 files copied').waitFor();
    copied = 4;
    await page.getByText('Copy of Holidays is complete.').waitFor();
    await row('Copy of Holidays').waitFor();
    await close();
  });

  test('is not cloned while another clone is under way, which is said', async () => {
    const { page, act, allowErrors, close } = await open('Holidays');
    await page.route('**/containers/*/clone', (route) =>
      route.fulfill({
        status: 423,
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: 'locked', message: 'Another clone is under way.' } }),
      }),
    );
    await act('Holidays', 'Clone');
    await page.getByRole('button', { name: 'Clone' }).click();
    await page.getByRole('dialog').getByText('Another clone is under way.').waitFor();
    allowErrors(/status of 423/);
    await close();
  });

  test('is deleted with its files, after a question', async () => {
    const { page, row, act, client, close } = await open('Holidays', ['one.txt', 'two.txt']);
    await act('Holidays', 'Delete');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await act('Holidays', 'Delete');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await row('Holidays').waitFor({ state: 'detached' });
    await page.getByText('There are no containers yet.').waitFor();
    await expect
      .poll(async () => (await client.api.GET('/v1/resources')).data?.resources, PATIENCE)
      .toEqual([]);
    await close();
  });
});

test('containers fit a phone', async () => {
  const { page, row, act, close } = await open('Photographs of the summer holidays by the sea', [], {
    viewport: { width: 360, height: 740 },
  });
  const name = 'Photographs of the summer holidays by the sea';
  await row(name).waitFor();
  await act(name, 'Edit');
  await expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await close();
});
