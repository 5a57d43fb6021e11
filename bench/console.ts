import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM } from '../test/browser/chromium.ts';
import { signIn } from '../test/browser/console/sign-in.ts';
import { makeFolder, removeFolder, startLocalProcess } from '../test/support/local-process.ts';
import { median, report } from './measure.ts';

const LOADS = 7;
const RESOURCES = 10_000;
/** How far each frame scrolls, in CSS pixels: the whole list in some seconds. */
const STEP = 1200;
/** Whose processor time is measured. */
const FRAMES = 100;

/** The console: the size of its first view, how soon it can be used, and how it scrolls a long list. */
export async function benchConsole(): Promise<void> {
  const data = await makeFolder();
  const local = await startLocalProcess(data);
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    await reportFirstView(browser, local.credentials);
    await reportScrolling(browser, local.credentials);
  } finally {
    await browser.close();
    await local.stop();
    await removeFolder(data);
  }
}

type Credentials = Awaited<ReturnType<typeof startLocalProcess>>['credentials'];

/** Page by page in a new context, with nothing in the cache. */
async function reportFirstView(browser: Browser, credentials: Credentials): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, credentials);
    await page.addInitScript(NOTE_FIRST_FILE);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const own = new Set<string>();
    bytes = 0;
    session.on('Network.responseReceived', ({ requestId, response }) => {
      if (new URL(response.url).pathname.startsWith('/console')) own.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (own.has(requestId)) bytes += encodedDataLength;
    });
    await page.reload();
    times.push(await page.evaluate<number>(FIRST_FILE));
    await context.close();
  }
  report('Files of the first view, compressed', `${(bytes / 1000).toFixed(1)} KB`, '200 KB');
  report('From nothing to the first file that can be opened', `${Math.round(median(times))} ms`, '1000 ms');
}

/** When the first file was drawn, in milliseconds since the page was asked for. */
const NOTE_FIRST_FILE = `new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-index]')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { globalThis.firstFile = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

const FIRST_FILE = `new Promise((resolve) => (function look() {
  if (globalThis.firstFile) resolve(globalThis.firstFile);
  else setTimeout(look, 10);
})())`;

async function reportScrolling(browser: Browser, credentials: Credentials): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await serveManyResources(page);
  await signIn(page, credentials);
  for (const layout of ['Table', 'Grid']) {
    await page.getByRole('button', { name: layout }).click();
    await page.evaluate(LOAD_ALL);
    const frames = await page.evaluate<number[]>(SCROLL);
    await page.evaluate(`${SCROLLER}.scrollTop = 0`);
    const busy = await busyTimes(page);
    const longest = (times: readonly number[]) => `${Math.round(Math.max(...times))} ms`;
    const list = `${layout} of ${RESOURCES.toLocaleString('en')} files`;
    report(`${list}: longest frame`, longest(frames), '50 ms');
    const slow = frames.filter((frame) => frame > 50).length;
    report(`${list}: frames over 50 ms, of ${frames.length}`, String(slow), '0');
    report(`${list}: most processor time of a frame`, longest(busy), '50 ms');
    report(`${list}: processor time of a frame, median`, `${median(busy).toFixed(1)} ms`);
  }
  await page.close();
}

/** Answers for the service, since the page is measured and not the store. */
async function serveManyResources(page: Page): Promise<void> {
  const types = ['image/png', 'video/mp4', 'application/pdf', 'text/plain', 'application/octet-stream'];
  await page.route(/\/v1\/resources\?/, async (route) => {
    const { searchParams } = new URL(route.request().url());
    const first = Number(searchParams.get('cursor') ?? 0);
    const end = Math.min(RESOURCES, first + Number(searchParams.get('limit')));
    const resources = Array.from({ length: end - first }, (_, index) => ({
      id: `41aeae16-a8d9-4e9d-9909-${String(first + index).padStart(12, '0')}`,
      status: 'available',
      file_name: `file-number-${first + index}.bin`,
      mime_type: types[index % types.length],
      // Previews are loaded of smaller files only.
      size: 3_000_000 + index,
      etag: 'a7966bf58e23583c9a5a4059383ff850',
      sha256: null,
      container_id: null,
      tags: [],
      created_at: '2026-01-01T00:00:00Z',
      uploaded_at: '2026-01-01T00:00:00Z',
      expires_at: index % 3 === 0 ? '2036-01-01T00:00:00Z' : null,
      uri: 'https://example.com/',
    }));
    await route.fulfill({ json: { resources, cursor: end < RESOURCES ? String(end) : null } });
  });
}

const SCROLLER = "document.querySelector('section.scroller')";

/** Scrolls to the end until all pages are there, then back. */
const LOAD_ALL = `(async () => {
  const scroller = ${SCROLLER};
  for (let height = 0; scroller.scrollHeight > height || scroller.ariaBusy === 'true'; ) {
    height = scroller.scrollHeight;
    scroller.scrollTop = height;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  scroller.scrollTop = 0;
  await new Promise((resolve) => setTimeout(resolve, 500));
})()`;

/** The processor time of the page's own thread for each of some frames, in milliseconds, however busy the machine is. */
async function busyTimes(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const times: number[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const before = await busy();
    await page.evaluate(SCROLL_ONCE);
    times.push((await busy()) - before);
  }
  await session.detach();
  return times;
}

const SCROLL_ONCE = `new Promise((resolve) => {
  ${SCROLLER}.scrollTop += ${STEP};
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})`;

/** Scrolls from the beginning to the end. Resolves to the time of each frame in milliseconds. */
const SCROLL = `new Promise((resolve) => {
  const scroller = ${SCROLLER};
  const frames = [];
  let last = performance.now();
  requestAnimationFrame(function next(now) {
    frames.push(now - last);
    last = now;
    const end = scroller.scrollHeight - scroller.clientHeight;
    if (scroller.scrollTop >= end - 1) return resolve(frames.slice(1));
    scroller.scrollTop += ${STEP};
    requestAnimationFrame(next);
  });
})`;
