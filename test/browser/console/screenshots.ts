import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createClient } from '../../../client/src/index.ts';
import { makeFolder, removeFolder, startLocalProcess } from '../../support/local-process.ts';
import { CHROMIUM } from '../chromium.ts';
import { DOCUMENT, RECORDING } from './media.ts';
import { signIn } from './sign-in.ts';

/** `npm run screenshots`: takes the pictures of the console for the documentation. */
const FOLDER = path.join(import.meta.dirname, '../../../docs/console');

const WIDE = { viewport: { width: 1280, height: 760 } };
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true };

const DAY = 24 * 3600;

const NOTES = 'Shot list\n\n- the coast at noon\n- the hut in snow\n- the harbour at night\n- the dunes\n';

interface Sample {
  readonly name: string;
  readonly type: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly tags?: string[];
  /** In seconds. */
  readonly life?: number;
}

/** The demo account with some files, a container and a webhook. */
async function prepare(
  browser: Browser,
  { base_url: baseUrl, client_id: clientId, client_secret: clientSecret }: Credentials,
) {
  const client = createClient({ baseUrl, credentials: { clientId, clientSecret } });
  const { data: container } = await client.api.POST('/containers', { body: { name: 'Holidays' } });
  const samples: readonly Sample[] = [
    { name: 'report-2026.pdf', type: 'application/pdf', bytes: DOCUMENT, tags: ['report'] },
    { name: 'interview.wav', type: 'audio/wav', bytes: RECORDING, life: 2 * DAY },
    { name: 'notes.txt', type: 'text/plain', bytes: NOTES },
    ...(await pictures(browser)),
    {
      name: 'camera-backup.bin',
      type: 'application/octet-stream',
      bytes: new Uint8Array(2_400_000),
      life: 30 * DAY,
    },
  ];
  for (const { name: fileName, type, bytes, tags = [], life } of samples)
    await client.upload(new Blob([bytes], { type }), {
      fileName,
      tags,
      ...(life === undefined ? { mode: 'persistent_reference' } : { mode: 'temporary_url', expire: life }),
      ...(type === 'image/png' && container !== undefined ? { containerId: container.id } : {}),
    });
  for (const host of ['shop', 'search'])
    await client.api.POST('/v1/webhooks', {
      body: {
        url: `https://${host}.example/events`,
        events: host === 'shop' ? ['*'] : ['resource.available'],
      },
    });
}

/** Landscapes in few colours, which make small files. */
async function pictures(browser: Browser) {
  const page = await browser.newPage();
  const scenes = {
    'coast-at-noon.png': ['#9fd3f0', '#fff3c4', '#4b9cc4', '#2f7ca6', '#e8d3a0'],
    'hut-in-snow.png': ['#c9d8ea', '#ffffff', '#8aa3c4', '#b9c9dd', '#eef3f9'],
    'harbour-at-night.png': ['#1b2540', '#f6e7a9', '#2b3a63', '#182036', '#0f1526'],
    'forest-in-autumn.png': ['#f7d9a8', '#f2a65a', '#a8552a', '#7c3f1f', '#4f2a16'],
    'dunes.png': ['#f3c58b', '#fff0d0', '#d99a55', '#b97a3c', '#8c5526'],
  };
  const drawn: Sample[] = [];
  for (const [name, colours] of Object.entries(scenes)) {
    const url = await page.evaluate<string>(`(${DRAW})(${JSON.stringify(colours)}, ${drawn.length})`);
    drawn.push({
      name,
      type: 'image/png',
      tags: ['summer'],
      bytes: new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
    });
  }
  await page.close();
  return drawn;
}

const DRAW = `(colours, seed) => {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 420;
  const context = canvas.getContext('2d');
  context.fillStyle = colours[0];
  context.fillRect(0, 0, 640, 420);
  context.fillStyle = colours[1];
  context.beginPath();
  context.arc(430 - seed * 60, 120, 46, 0, 7);
  context.fill();
  for (let layer = 0; layer < 3; layer += 1) {
    context.fillStyle = colours[layer + 2];
    context.beginPath();
    context.moveTo(0, 420);
    for (let x = 0; x <= 640; x += 8)
      context.lineTo(x, 210 + layer * 65 + Math.sin(x / (70 + 25 * layer) + seed * 2 + layer * 1.7) * 34 + Math.sin(x / 31 + seed) * 10);
    context.lineTo(640, 420);
    context.fill();
  }
  return canvas.toDataURL('image/png');
}`;

type Credentials = Awaited<ReturnType<typeof startLocalProcess>>['credentials'];

const folder = await makeFolder();
const local = await startLocalProcess(folder);
const browser = await chromium.launch({ executablePath: CHROMIUM });
try {
  await mkdir(FOLDER, { recursive: true });
  await prepare(browser, local.credentials);
  await take('files', WIDE, showDetails);
  await take('webhooks', WIDE, showDeliveries);
  await take('usage', { ...WIDE, colorScheme: 'dark' }, showUsage);
  await take('phone', PHONE, showFiles);
  await take('phone-usage', { ...PHONE, colorScheme: 'dark' }, showUsage);
  await take('upload', { ...WIDE, colorScheme: 'dark' }, showUploads);
} finally {
  await browser.close();
  await local.stop();
  await removeFolder(folder);
}

async function take(
  name: string,
  options: BrowserContextOptions,
  show: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signIn(page, local.credentials);
  await show(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await writeFile(path.join(FOLDER, `${name}.png`), await page.screenshot());
  await context.close();
}

/** The files with their previews. */
async function showFiles(page: Page): Promise<void> {
  const link = (name: string) => page.getByRole('link', { name });
  await link('coast-at-noon.png').locator('img').waitFor();
}

async function showDetails(page: Page): Promise<void> {
  await showFiles(page);
  await page.getByRole('link', { name: 'harbour-at-night.png' }).click();
  await page.getByRole('complementary').locator('img').waitFor();
}

/** Two files that have arrived, and a large one on its way. */
async function showUploads(page: Page): Promise<void> {
  await showFiles(page);
  await page.route(
    ({ searchParams }) => searchParams.get('partNumber') === '4',
    () => {},
  );
  const text = (name: string, line: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(Array.from({ length: 60 }, (_, index) => `${index + 1}  ${line}\n`).join('')),
  });
  await page
    .locator('header input[type=file]')
    .setInputFiles([
      text('subtitles.txt', 'The sea was calm that morning.'),
      text('credits.txt', 'Camera, sound and cut'),
      { name: 'film-of-the-summer.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(38_000_000, 'x') },
    ]);
  await page.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click();
  await page
    .locator('.upload.sending')
    .getByText(/^1\d MB of 38 MB/)
    .waitFor();
}

async function showDeliveries(page: Page): Promise<void> {
  const event = (index: number, type: string) => ({
    id: `evt_${index}`,
    type,
    timestamp: '2026-11-20T10:00:00Z',
    data: { id: '41aeae16-a8d9-4e9d-9909-13f17f54fe42', file_name: 'coast-at-noon.png' },
  });
  const delivery = (index: number, type: string, status: string, answer: number) => ({
    id: `evt_${index}`,
    type,
    status,
    attempts: status === 'delivered' ? 1 : 3,
    created_at: `2026-11-20T10:0${9 - index}:00Z`,
    next_attempt_at: null,
    delivered_at: null,
    last_status: answer,
    last_error: null,
    event: event(index, type),
  });
  const deliveries = [
    delivery(1, 'resource.available', 'delivered', 204),
    delivery(2, 'resource.updated', 'delivered', 204),
    delivery(3, 'container.cloned', 'parked', 503),
    delivery(4, 'resource.deleted', 'delivered', 204),
  ];
  // Neither host is there.
  await page.route(/\/v1\/webhooks$/, async (route) => {
    const { webhooks } = await (await route.fetch()).json();
    await route.fulfill({
      json: { webhooks: webhooks.map((one: object) => ({ ...one, failing_since: null })) },
    });
  });
  await page.route(/\/deliveries/, (route) => route.fulfill({ json: { deliveries, cursor: null } }));
  await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
  await page.getByRole('link', { name: 'https://shop.example/events' }).click();
  await page.locator('summary').first().click();
}

async function showUsage(page: Page): Promise<void> {
  await page.route(/\/v1\/usage/, async (route) => {
    const { searchParams } = new URL(route.request().url());
    const from = searchParams.get('from') ?? '';
    await route.fulfill({ json: usageFrom(from, searchParams.get('until') ?? '') });
  });
  await page.getByRole('link', { name: 'Usage' }).click();
  await page.locator('.bars rect').first().waitFor();
}

/** A month of a busy account. */
function usageFrom(from: string, until: string) {
  const sizes = {
    'image/jpeg': 2.4e6,
    'video/mp4': 90e6,
    'audio/mpeg': 6e6,
    'application/pdf': 1.2e6,
    'text/plain': 4e3,
  };
  const days = Array.from({ length: 30 }, (_, index) => {
    const types = Object.entries(sizes).map(([type, size], kind) => {
      const wave = Math.sin(index / (2.3 + kind) + kind) + Math.sin(index * 2.1 + kind) / 2;
      const files = Math.max(0, Math.round((wave + 1.2) * (type === 'video/mp4' ? 3 : 14 - kind * 2)));
      return { mime_type: type, files, bytes: Math.round(files * size) };
    });
    const sum = (name: 'files' | 'bytes') => types.reduce((total, one) => total + one[name], 0);
    const day = new Date(Date.parse(from) + index * DAY * 1000).toISOString().slice(0, 10);
    return { day, files: sum('files'), bytes: sum('bytes'), types: types.filter(({ files }) => files > 0) };
  });
  const total = (name: 'files' | 'bytes') => days.reduce((all, day) => all + day[name], 0);
  return { from, until, total: { files: total('files'), bytes: total('bytes') }, days: days.toReversed() };
}
