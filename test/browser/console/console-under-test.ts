import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { createClient } from '../../../client/src/index.ts';
import { registerClient, registerUser } from '../../../lambdas/model/identity/registration.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { openBrowser } from '../chromium.ts';

const HOUR = 60 * 60 * 1000;

/** More than any test sends, in a second. */
const UNLIMITED = 100_000;

/** One password for all users, since hashing one is slow on purpose. */
const USER = registerUser('anybody', 'anyone', Date.now(), UNLIMITED);

/** The service in this process, which ends with the test file, and pages of its console. */
export async function startConsole() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-'));
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const cloud = await startLocalCloud({ dataDirectory, port: 0, now, log: () => {} });
  const browser = await openBrowser();
  afterAll(async () => {
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  });
  const { baseUrl, platform } = cloud;
  let accounts = 0;
  return {
    baseUrl,
    /**
     * An hour later for the service, when every token has ended. Previews must have been loaded:
     * a signed link that is followed later is refused with 403.
     */
    endTokens: () => {
      clock.ahead += HOUR;
    },
    /** Makes an account with a user, and a client to prepare what the user sees. */
    async newAccount() {
      accounts += 1;
      const accountId = `account-${accounts}`;
      const table = openTable(platform);
      const { client, secret } = registerClient({ accountId, requestsPerSecond: UNLIMITED }, now());
      const { user, password } = await USER;
      const username = `user-${accounts}`;
      await clientRecords(table).add(client);
      await userRecords(table).add({ ...user, username, accountId });
      table.client.destroy();
      const credentials = { clientId: client.clientId, clientSecret: secret };
      return {
        username,
        password,
        client: createClient({ baseUrl, credentials, now }),
      };
    },
    openPage: (options?: BrowserContextOptions) => openPage(browser, baseUrl, options),
  };
}

interface User {
  readonly username: string;
  readonly password: string;
}

/** What the console keeps of a user who has signed in. */
async function sessionOf(baseUrl: string, { username, password }: User) {
  const { api } = createClient({ baseUrl, credentials: { token: '' } });
  const { data } = await api.POST('/oauth/token', {
    body: { grant_type: 'password', client_id: 'console', username, password },
  });
  return { username, token: data?.access_token, endsAt: Date.now() + HOUR };
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
    /** Goes to a view as a user who has signed in before. */
    async enter(user: User, address = '') {
      const session = JSON.stringify(await sessionOf(baseUrl, user));
      const script = await page.addInitScript(
        `sessionStorage.setItem('session', ${JSON.stringify(session)})`,
      );
      await go(address);
      await script.dispose();
      await page.getByRole('navigation', { name: 'Views' }).waitFor();
    },
    async signIn({ username, password }: User, address = '') {
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

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Expects that axe finds nothing wrong with a page (WCAG 2.2 AA and best practices). */
export async function expectAccessible(page: Page): Promise<void> {
  // The page's policy applies to scripts that the page gets, not to what a debugger evaluates.
  if (await page.evaluate('globalThis.axe === undefined')) await page.evaluate(AXE);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run({ resultTypes: ["violations"] })');
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  expect(found).toEqual([]);
}
