import type { Page } from 'playwright-core';
import type { startConsole } from './console-under-test.ts';

/** Many files, and large ones, take their time on a busy machine; in milliseconds. */
export const LONG = 90_000;

type Console = Awaited<ReturnType<typeof startConsole>>;
type Account = Awaited<ReturnType<Console['newAccount']>>;

export const file = (name: string, bytes: string | Buffer = name) => ({
  name,
  mimeType: name.endsWith('.txt') ? 'text/plain' : 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** Uploads in the pages of a console. */
export function uploadsIn(console: Console) {
  return {
    async open(options = {}, account?: Account) {
      const user = account ?? (await console.newAccount());
      const view = await console.openPage(options);
      await view.enter(user);
      return { ...view, ...user, ...actionsOf(view.page) };
    },
    async resourcesOf({ client }: Pick<Account, 'client'>) {
      const { data } = await client.api.GET('/v1/resources', { params: { query: { limit: 500 } } });
      return data?.resources ?? [];
    },
    /** The bytes of a resource as anybody gets them. */
    async bytesOf(id: string): Promise<Buffer> {
      return Buffer.from(await (await fetch(`${console.baseUrl}/v1/resources/${id}`)).arrayBuffer());
    },
  };
}

export function actionsOf(page: Page) {
  const panel = page.getByRole('region', { name: 'Uploads' });
  const files = page.getByRole('region', { name: 'Files' });
  const row = (name: string) => panel.locator('.upload').filter({ hasText: name });
  return {
    panel,
    row,
    dialog: page.getByRole('dialog', { name: /^Upload/ }),
    listed: (name: string) => files.getByRole('link', { name }),
    button: (name: string) => panel.getByRole('button', { name }),
    /** Chooses files, in memory or by their paths, and uploads them as they are. */
    async upload(...chosen: readonly ReturnType<typeof file>[] | readonly string[]) {
      await page.locator('header input[type=file]').setInputFiles(chosen);
      await page.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click();
    },
    done: (name: string) => row(name).and(page.locator('.done')).waitFor({ timeout: LONG }),
  };
}
