import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { createClient } from '../../../client/src/index.ts';
import { registerClient, registerUser } from '../../../lambdas/model/identity/registration.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { CHROMIUM } from '../chromium.ts';

const HOUR = 60 * 60 * 1000;

/** The service in this process, and a browser for its console; both end with the test file. */
export async function startConsole() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-'));
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const cloud = await startLocalCloud({ dataDirectory, port: 0, now, log: () => {} });
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  afterAll(async () => {
    await browser.close();
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  });
  const { baseUrl, platform } = cloud;
  let accounts = 0;
  return {
    baseUrl,
    /** An hour later for the service, when every token has ended. */
    endTokens: () => {
      clock.ahead += HOUR;
    },
    /** Makes an account with a user, and a client to prepare what the user sees. */
    async newAccount() {
      accounts += 1;
      const accountId = `account-${accounts}`;
      const table = openTable(platform);
      const limit = 100_000;
      const { client, secret } = registerClient({ accountId, requestsPerSecond: limit }, now());
      const { user, password } = await registerUser(`user-${accounts}`, accountId, now(), limit);
      await clientRecords(table).add(client);
      await userRecords(table).add(user);
      table.client.destroy();
      const credentials = { clientId: client.clientId, clientSecret: secret };
      return {
        username: user.username,
        password,
        client: createClient({ baseUrl, credentials, now }),
      };
    },
    openPage: (options?: BrowserContextOptions) => openPage(browser, baseUrl, options),
  };
}

/** Opens the console's page. Errors and what its policy refused fail the test, unless `expectErrors` allows them. */
async function openPage(browser: Browser, baseUrl: string, options: BrowserContextOptions = {}) {
  // Colours on their way from one to another have any contrast.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseUrl });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const go = (address: string) => page.goto(`${baseUrl}/console${address}`);
  return {
    page,
    go,
    async signIn({ username, password }: { username: string; password: string }, address = '') {
      await go(address);
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Views' }).waitFor();
    },
    /** Allows the errors so far that a pattern matches: the browser reports every refused request. */
    allowErrors(pattern: RegExp) {
      errors.splice(0, errors.length, ...errors.filter((error) => !pattern.test(error)));
    },
    /** Expects that nothing has gone wrong, and closes the page. */
    async close() {
      expect(errors).toEqual([]);
      await context.close();
    },
  };
}

/** Expects that axe finds nothing wrong with a page (WCAG 2.2 AA and best practices). */
export async function expectAccessible(page: Page): Promise<void> {
  // The page's policy applies to scripts that the page gets, not to what a debugger evaluates.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  expect(found).toEqual([]);
}
