import type { Page } from 'playwright-core';

/** Signs in to the console of a service that runs in a process of its own, by the user's credentials. */
export async function signIn(
  page: Page,
  credentials: { readonly base_url: string; readonly username: string; readonly password: string },
): Promise<void> {
  await page.goto(`${credentials.base_url}/console`);
  await page.getByLabel('User name').fill(credentials.username);
  await page.getByLabel('Password').fill(credentials.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
}
