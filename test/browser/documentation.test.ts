import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';
import { CHROMIUM } from './chromium.ts';

let folder: string;
let service: LocalProcess;

beforeAll(async () => {
  folder = await makeFolder();
  service = await startLocalProcess(path.join(folder, 'service'));
});

afterAll(async () => {
  await service.stop();
  await removeFolder(folder);
});

test('/docs renders the description, and asks no other host for anything', async () => {
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const page = await browser.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    const { base_url } = service.credentials;
    await page.goto(`${base_url}/docs`);
    await page.getByText('Get an access token').first().waitFor({ state: 'attached' });
    await page.getByText('Powered by Scalar').waitFor();
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(base_url).host]);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
