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
    const { page, go, enter, close } = await console.openPage({ colorScheme: scheme });
    await go('');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await enter(user);
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
  const { page, enter, close } = await console.openPage({ colorScheme: 'light' });
  await enter(user);
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
  const { page, enter, close } = await console.openPage({ viewport: { width: 360, height: 740 } });
  await enter(user);
  for (const view of ['Containers', 'Webhooks', 'Usage', 'Files']) {
    await page.getByRole('link', { name: view }).click();
    await page.getByRole('heading', { name: view }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await expectAccessible(page);
  }
  await close();
});

test('whoever signs in after another user sees nothing of theirs', async () => {
  const { page, enter, close } = await console.openPage();
  const first = await console.newAccount();
  await first.client.api.POST('/containers', { body: { name: 'Private' } });
  await first.client.upload(new Blob(['secret'], { type: 'text/plain' }), {
    fileName: 'secret.txt',
    mode: 'persistent_reference',
  });
  await enter(first, '/files');
  await page.getByRole('link', { name: 'secret.txt' }).waitFor();
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  // Without loading the page again, and before the list of the next user is there.
  await page.route(/\/v1\/resources\?/, () => {});
  await page.getByLabel('User name').fill(user.username);
  await page.getByLabel('Password').fill(user.password);
  const loading = page.waitForResponse(/\/containers\?/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('progressbar', { name: 'Loading files' }).waitFor();
  expect(await page.getByText('secret.txt').count()).toBe(0);
  await loading;
  expect(await page.getByLabel('Container').getByRole('option').allInnerTexts()).toEqual(['Any container']);
  await close();
});

test('asks for the password where one browses when the token has ended, and goes on', async () => {
  const { page, enter, allowErrors, close } = await console.openPage();
  const account = await console.newAccount();
  for (const fileName of ['alps.txt', 'beach.txt'])
    await account.client.upload(new Blob([fileName], { type: 'text/plain' }), {
      fileName,
      mode: 'persistent_reference',
    });
  await enter(account, '/files');
  const file = (name: string) => page.getByRole('link', { name });
  for (const name of ['alps.txt', 'beach.txt']) await file(name).locator('.excerpt').waitFor();
  console.endTokens();
  await page.getByLabel('Search').fill('beach');
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').fill(account.password);
  await page.keyboard.press('Enter');
  await file('alps.txt').waitFor({ state: 'detached' });
  await file('beach.txt').waitFor();
  expect(await page.getByLabel('Search').inputValue()).toBe('beach');
  allowErrors(/status of 401/);
  await close();
});
