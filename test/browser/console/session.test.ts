import { expect, test } from 'vitest';
import { expectAccessible, startConsole } from './console-under-test.ts';

const console = await startConsole();
const user = await console.newAccount();

test('signs in with name and password, stays over a reload, and signs out', async () => {
  const { page, go, signIn, allowErrors, close } = await console.openPage();
  await go('/usage');
  await page.getByLabel('User name').fill(user.username);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The user is unknown or the password is wrong.').waitFor();
  allowErrors(/status of 400/);
  await signIn(user, '/usage');
  await page.getByRole('heading', { name: 'Usage' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Usage' }).waitFor();
  await page.getByRole('button', { name: `Account of ${user.username}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await close();
});

test('the token is in this tab only', async () => {
  const { page, signIn, close } = await console.openPage();
  await signIn(user);
  const other = await page.context().newPage();
  await other.goto(`${console.baseUrl}/console`);
  await other.getByRole('button', { name: 'Sign in' }).waitFor();
  await close();
});

test.each(['light', 'dark'] as const)(
  'is accessible in the %s theme, by mouse and keyboard',
  async (scheme) => {
    const { page, go, signIn, close } = await console.openPage({ colorScheme: scheme });
    await go('');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await signIn(user);
    for (const view of ['Files', 'Containers', 'Webhooks', 'Usage']) {
      await page.getByRole('link', { name: view }).click();
      await page.getByRole('heading', { name: view }).waitFor();
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: /Account of/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).and(page.locator(':focus')).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /Account of/ })
      .and(page.locator(':focus'))
      .waitFor();
    await close();
  },
);

test('the theme is chosen for this browser', async () => {
  const { page, signIn, close } = await console.openPage({ colorScheme: 'light' });
  await signIn(user);
  const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = await background();
  await page.getByRole('button', { name: 'Theme: auto' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  expect(await background()).not.toBe(light);
  await page.reload();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  await close();
});

test('fits a phone', async () => {
  const { page, signIn, close } = await console.openPage({ viewport: { width: 360, height: 740 } });
  await signIn(user);
  for (const view of ['Containers', 'Webhooks', 'Usage', 'Files']) {
    await page.getByRole('link', { name: view }).click();
    await page.getByRole('heading', { name: view }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await expectAccessible(page);
  }
  await close();
});
