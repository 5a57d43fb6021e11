import { expect, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { openBrowser } from './chromium.ts';

const service = await startService();

test('/docs renders the description, and asks no other host for anything', async () => {
  const context = await (await openBrowser()).newContext();
  try {
    const page = await context.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${service.baseUrl}/docs`);
    await page.getByText('Get an access token').first().waitFor({ state: 'attached' });
    await page.getByText('Powered by Scalar').waitFor();
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(service.baseUrl).host]);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
});
