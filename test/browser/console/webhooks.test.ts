import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { answer, startReceiver } from '../../integration/service/receiver.ts';
import { PATIENCE } from '../../support/patience.ts';
import { expectAccessible, startConsole } from './console-under-test.ts';

const console = await startConsole();
const receiver = await startReceiver();

async function open(options = {}) {
  const account = await console.newAccount();
  const view = await console.openPage(options);
  await view.enter(account, '/webhooks');
  const { page } = view;
  const details = page.getByRole('complementary', { name: 'Details of the webhook' });
  return {
    ...view,
    ...account,
    details,
    deliveries: details.getByRole('region', { name: 'Deliveries' }),
    dialog: page.getByRole('dialog'),
    row: page.getByRole('row').filter({ hasText: receiver.url }),
    /** Adds a webhook of all events, and returns its secret. */
    async add() {
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      await page.getByLabel('Address').fill(receiver.url);
      await page.keyboard.press('Enter');
      const secret = await page
        .getByRole('dialog')
        .getByText(/^whsec_/)
        .innerText();
      await page.getByRole('button', { name: 'I have copied it' }).click();
      await details.waitFor();
      return secret;
    },
  };
}

test('a webhook is added, shows its secret once, is tested, and sends again, in the dark theme', async () => {
  const colorScheme = 'dark';
  const { page, dialog, details, deliveries, row, close } = await open({ colorScheme });
  await page.getByText('No other service is told').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByLabel('All, and those to come').uncheck();
  await dialog.getByLabel('A file has been uploaded').check();
  await dialog.getByLabel('A file has been deleted').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy the secret' }).click();
  const secret = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await row.getByText('resource.available, resource.deleted').waitFor();
  await row.getByText('On', { exact: true }).waitFor();
  expect(await page.getByText('whsec_').count()).toBe(0);

  const before = receiver.received.length;
  await details.getByRole('button', { name: 'Send a test' }).click();
  await deliveries.getByText('Delivered').waitFor();
  const [sent] = receiver.received.slice(before);
  const event = new Webhook(secret).verify(sent?.body ?? '', sent?.headers ?? {});
  await deliveries.locator('summary').click();
  await deliveries.getByText('Sent once. The last answer was 204.').waitFor();
  const shown = await deliveries.getByRole('region', { name: 'What was sent' }).innerText();
  expect(JSON.parse(shown)).toEqual(event);
  await expectAccessible(page);

  await deliveries
    .getByRole('button', { name: /again$/ })
    .last()
    .click();
  await expect.poll(() => receiver.received.length, PATIENCE).toBe(before + 2);
  expect(receiver.received.at(-1)?.body).toBe(sent?.body);
  await close();
});

test('a webhook says why it fails, is switched off and on, changed, and deleted', async () => {
  const { add, dialog, details, deliveries, row, client, close } = await open();
  const webhooks = async () => (await client.api.GET('/v1/webhooks')).data?.webhooks;
  await add();
  receiver.behaviour = answer(503);
  await details.getByRole('button', { name: 'Send a test' }).click();
  await deliveries.getByText('Tried again later').waitFor();
  await deliveries.locator('summary').click();
  await deliveries.getByText(/The last answer was 503\..*The next attempt is on/).waitFor();
  receiver.behaviour = answer(204);

  await details.getByRole('switch').uncheck();
  await row.getByText('Off').waitFor();
  expect(await webhooks()).toMatchObject([{ enabled: false }]);
  await details.getByRole('switch').check();
  await details.getByText('Events are sent').waitFor();

  await details.getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('All, and those to come').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Choose at least one event.').waitFor();
  await dialog.getByLabel('A container has been cloned').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByText('container.cloned').waitFor();

  await details.getByRole('button', { name: 'Make a new secret' }).click();
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  await details.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await row.waitFor({ state: 'detached' });
  expect(await webhooks()).toEqual([]);
  await close();
});

test('what the service refuses is said in the dialog', async () => {
  const { page, dialog, allowErrors, close } = await open();
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await dialog.getByLabel('Address').fill('http://example.com/');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').filter({ hasText: /https/ }).waitFor();
  allowErrors(/status of 400/);
  await close();
});

test('webhooks fit a phone', async () => {
  const { page, add, details, row, close } = await open({ viewport: { width: 360, height: 740 } });
  const width = () => page.evaluate('document.documentElement.scrollWidth');
  await add();
  expect(await width()).toBe(360);
  await expectAccessible(page);
  await details.getByRole('button', { name: 'Close the details' }).click();
  await row.waitFor();
  expect(await width()).toBe(360);
  await expectAccessible(page);
  await close();
});
