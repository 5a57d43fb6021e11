import { expect, test } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';

const console = await startConsole();

const files = [
  ['one.txt', 'text/plain', 1000],
  ['two.txt', 'text/plain', 500],
  ['picture.png', 'image/png', 2500],
] as const;

const prepared = (async () => {
  const account = await console.newAccount();
  for (const [fileName, type, size] of files)
    await account.client.upload(new Blob([new Uint8Array(size)], { type }), {
      fileName,
      mode: 'persistent_reference',
    });
  const counted = async () => (await account.client.api.GET('/v1/usage')).data?.total.files;
  await expect.poll(counted, PATIENCE).toBe(files.length);
  return account;
})();

test.each([
  ['in the light theme', { colorScheme: 'light' }],
  ['in the dark theme', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 } }],
] as const)('usage is shown by day and by type, as plots and as tables, %s', async (_, options) => {
  const { page, enter, close } = await console.openPage(options);
  await enter(await prepared, '/usage');
  await page.getByRole('img', { name: /^Bytes uploaded by day and kind: 4\.0 KB in all/ }).waitFor();
  const plot = page.getByRole('figure').filter({ hasText: 'Files uploaded' });
  await plot.getByRole('img', { name: /3 in all, at most 3 on/ }).waitFor();
  expect(await plot.locator('rect').count()).toBe(2);
  await plot.getByText('As a table').click();
  const row = plot.getByRole('row').last();
  expect((await row.getByRole('cell').allInnerTexts()).map(Number)).toEqual([1, 2, 3]);
  const types = page.getByRole('table', { name: 'By type' }).getByRole('row');
  expect(await types.nth(1).innerText()).toMatch(/image\/png\s+1\s+2\.5 KB\s+62\.5 %/);
  expect(await types.nth(2).innerText()).toMatch(/text\/plain\s+2\s+1\.5 KB\s+37\.5 %/);
  await expectAccessible(page);
  const { width } = page.viewportSize() ?? {};
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  await close();
});

test('usage is shown for the days that are chosen, and tells the numbers of the day that is pointed at', async () => {
  const { page, enter, close } = await console.openPage();
  await enter(await prepared, '/usage');
  const bars = page.locator('.bars').first();
  const { x = 0, y = 0, width = 0 } = (await bars.boundingBox()) ?? {};
  await page.mouse.move(x + width - 2, y + 20);
  await bars.getByText('2.5 KB').waitFor();
  await page.mouse.move(x + 2, y + 20);
  await bars.getByText('Nothing').waitFor();
  const asking = page.waitForRequest(/\/v1\/usage\?/);
  await page.getByLabel('Period').selectOption('Last 1 year');
  const { searchParams } = new URL((await asking).url());
  const days =
    (Date.parse(searchParams.get('until') ?? '') - Date.parse(searchParams.get('from') ?? '')) / 864e5;
  expect(days).toBe(364);
  await page.reload();
  expect(await page.getByLabel('Period').inputValue()).toBe('365');
  await close();
});
