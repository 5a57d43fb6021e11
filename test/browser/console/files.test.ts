import { afterAll, describe, expect, test } from 'vitest';
import { expectAccessible, startConsole } from './console-under-test.ts';
import { DOCUMENT, PICTURE, RECORDING } from './media.ts';

const console = await startConsole();

type Account = Awaited<ReturnType<typeof console.newAccount>>;

/** Uploads a file as another program of the account would. */
function upload(
  { client }: Account,
  fileName: string,
  options: { type?: string; bytes?: string | Uint8Array<ArrayBuffer>; [option: string]: unknown } = {},
) {
  const { type = 'text/plain', bytes = fileName, ...others } = options;
  return client.upload(new Blob([bytes], { type }), { fileName, mode: 'persistent_reference', ...others });
}

async function accountWith(files: Record<string, Parameters<typeof upload>[2]>): Promise<Account> {
  const account = await console.newAccount();
  for (const [name, options] of Object.entries(files)) await upload(account, name, options);
  return account;
}

async function open(account: Account, address = '', options = {}) {
  const view = await console.openPage(options);
  await view.enter(account, address);
  const { page } = view;
  const files = page.getByRole('region', { name: 'Files' });
  return {
    ...view,
    files,
    file: (name: string) => files.getByRole('link', { name }),
    names: async () => (await files.locator('.name').allInnerTexts()).map((name) => name.trim()),
    details: page.getByRole('complementary', { name: 'Details of the file' }),
    table: () => page.getByRole('button', { name: 'Table' }).click(),
  };
}

const HOUR = 3600;

describe('the files', () => {
  const prepared = accountWith({
    'picture.png': { type: 'image/png', bytes: PICTURE },
    'recording.wav': { type: 'audio/wav', bytes: RECORDING, mode: 'temporary_url', expire: 48 * HOUR },
    'document.pdf': { type: 'application/pdf', bytes: DOCUMENT },
    'notes.txt': { bytes: 'The first line' },
    'data.bin': { type: 'application/octet-stream', bytes: new Uint8Array(3 * 1024 ** 2) },
    'large.png': { type: 'image/png', bytes: new Uint8Array(2 * 1024 ** 2 + 1) },
  });

  test('have previews, if they are small, in the dark theme', async () => {
    const colorScheme = 'dark';
    const { page, file, close } = await open(await prepared, '', { colorScheme });
    await file('picture.png').locator('img').waitFor();
    await file('recording.wav').locator('canvas.drawn').waitFor();
    await file('document.pdf').locator('canvas.drawn').waitFor();
    await file('notes.txt').getByText('The first line').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const name of ['data.bin', 'large.png']) {
      await file(name).waitFor();
      expect(await file(name).locator('.thumbnail > :not(svg)').count()).toBe(0);
    }
    await expectAccessible(page);
    await close();
  });

  test('have a preview of their first frame, if they are films, and play when they are open', async () => {
    const account = await console.newAccount();
    const { page, file, details, close } = await open(account);
    const film = Buffer.from(await page.evaluate<string>(FILM), 'base64');
    await upload(account, 'film.webm', { type: 'video/webm', bytes: new Uint8Array(film) });
    await page.reload();
    const hasFrame = 'document.querySelector("video")?.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA';
    await file('film.webm').locator('video').waitFor();
    await page.waitForFunction(hasFrame);
    await file('film.webm').click();
    await details.locator('video[controls]').waitFor();
    await details.locator('video[controls]').evaluate('(video) => video.play()');
    await expectAccessible(page);
    await close();
  });

  test('can be seen in a table, which this browser remembers', async () => {
    const { page, files, table, close } = await open(await prepared);
    await table();
    const row = files.getByRole('row').filter({ hasText: 'recording.wav' });
    await row.getByText('audio/wav').waitFor();
    await row.getByText('1 d 23 h').waitFor();
    await expectAccessible(page);
    await page.reload();
    await row.waitFor();
    await close();
  });

  test('open beside the list, with everything about them', async () => {
    const { page, file, details, go, close } = await open(await prepared);
    await file('large.png').click();
    await details.getByText('2.1 MB').waitFor();
    await file('document.pdf').click();
    await details.locator('canvas.drawn').waitFor();
    await details.getByText('application/pdf').waitFor();
    await details.getByText('Never').waitFor();
    await expectAccessible(page);
    const id = page.url().split('/').at(-1) ?? '';
    for (const [label, copied] of [
      ['Copy the link', `${console.baseUrl}/v1/resources/${id}`],
      ['Copy the reference', `ref://${id}`],
      ['Copy the checksum', /^[0-9a-f]{32}$/],
    ] as const) {
      await details.getByRole('button', { name: label }).click();
      const text = await page.evaluate('navigator.clipboard.readText()');
      expect(text).toEqual(typeof copied === 'string' ? copied : expect.stringMatching(copied));
    }
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    await go(`/files/${id}`);
    await details.getByRole('heading', { name: 'document.pdf' }).waitFor();
    await page.goBack();
    await close();
  });

  test('say when they are not there', async () => {
    const { details, allowErrors, close } = await open(
      await prepared,
      '/files/41aeae16-a8d9-4e9d-9909-13f17f54fe42',
    );
    await details.getByText('There is no such resource.').waitFor();
    allowErrors(/status of 404/);
    await close();
  });

  test('fit a phone', async () => {
    const { page, file, details, table, close } = await open(await prepared, '', {
      viewport: { width: 360, height: 740 },
    });
    const width = () => page.evaluate('document.documentElement.scrollWidth');
    await file('notes.txt').waitFor();
    expect(await width()).toBe(360);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Type').selectOption('Text');
    await file('picture.png').waitFor({ state: 'detached' });
    expect(await width()).toBe(360);
    await table();
    await file('notes.txt').click();
    await details.getByText('The first line').waitFor();
    expect(await width()).toBe(360);
    await expectAccessible(page);
    await close();
  });
});

describe('search, filters and order', () => {
  const prepared = (async () => {
    const account = await console.newAccount();
    const { data } = await account.client.api.POST('/containers', { body: { name: 'Holidays' } });
    await upload(account, 'alps.txt', { containerId: data?.id, tags: ['snow'] });
    await upload(account, 'beach.txt', { containerId: data?.id, tags: ['sea', 'sun'] });
    await upload(account, 'cottage.pdf', { type: 'application/pdf', bytes: DOCUMENT, tags: ['sun'] });
    await account.client.api.POST('/v1/resources', {
      body: { file_name: 'unsent.bin', mime_type: 'application/octet-stream', mode: 'temporary_url' },
    });
    return account;
  })();

  /** One page for all filters. */
  const view = prepared.then((account) => open(account));
  afterAll(async () => (await view).close());

  const all = ['cottage.pdf', 'beach.txt', 'alps.txt'];

  test.each<[string, (page: Awaited<ReturnType<typeof open>>['page']) => Promise<unknown>, string[]]>([
    ['as one types', (page) => page.getByLabel('Search').pressSequentially('bea'), ['beach.txt']],
    ['by type', (page) => page.getByLabel('Type').selectOption('PDF'), ['cottage.pdf']],
    [
      'by container',
      (page) => page.getByLabel('Container').selectOption('Holidays'),
      ['beach.txt', 'alps.txt'],
    ],
    ['by tag', (page) => page.getByLabel('Tag').fill('sun'), ['cottage.pdf', 'beach.txt']],
    ['by status', (page) => page.getByLabel('Status').selectOption('Available'), all],
    [
      'by name',
      (page) => page.getByLabel('Order').selectOption('Name A–Z'),
      ['alps.txt', 'beach.txt', 'cottage.pdf'],
    ],
    ['the oldest first', (page) => page.getByLabel('Order').selectOption('Oldest'), all.toReversed()],
  ])('show files %s, and stay in the address', async (_, act, expected) => {
    const { page, names } = await view;
    await page.getByRole('link', { name: 'Files', exact: true }).click();
    await expect.poll(names).toEqual(all);
    await act(page);
    await expect.poll(names).toEqual(expected);
    await page.reload();
    await expect.poll(names).toEqual(expected);
  });

  test('go together, and can be taken away', async () => {
    const { page, names, close } = await open(await prepared, '/files?tag=sun&q=cottage');
    await expect.poll(names).toEqual(['cottage.pdf']);
    await page.getByLabel('Type').selectOption('Images');
    await page.getByText('No file matches.').waitFor();
    await page.getByRole('button', { name: 'Show all files' }).click();
    await expect.poll(names).toEqual(all);
    expect(await page.getByLabel('Search').inputValue()).toBe('');
    await close();
  });

  test('the headings of the table sort', async () => {
    const { page, names, table, close } = await open(await prepared);
    await table();
    await page.getByRole('button', { name: 'Name' }).click();
    await page
      .getByRole('columnheader', { name: 'Name' })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor();
    await expect.poll(names).toEqual(['alps.txt', 'beach.txt', 'cottage.pdf']);
    await page.getByRole('button', { name: 'Name' }).click();
    await expect.poll(names).toEqual(['cottage.pdf', 'beach.txt', 'alps.txt']);
    await close();
  });
});

describe('a file', () => {
  test('is renamed, gets tags and a container', async () => {
    const account = await accountWith({ 'draft.txt': {} });
    await account.client.api.POST('/containers', { body: { name: 'Letters' } });
    const { page, file, details, close } = await open(account);
    await file('draft.txt').click();
    await details.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename the file' });
    await expectAccessible(page);
    await dialog.getByLabel('Name').fill('letter.txt');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await file('letter.txt').waitFor();
    await details.getByLabel('Tags').last().fill('final');
    await page.keyboard.press('Enter');
    await details.getByRole('button', { name: 'Remove the tag final' }).waitFor();
    await details.getByLabel('Container').selectOption('Letters');
    await page.getByRole('link', { name: 'Files' }).click();
    await page.goto(`${console.baseUrl}/console/files?tag=final`);
    await page.getByLabel('Container').selectOption('Letters');
    await file('letter.txt').waitFor();
    await close();
  });

  test('gets another end, which is counted down', async () => {
    const account = await accountWith({ 'note.txt': { mode: 'temporary_url', expire: 1800 } });
    const { page, file, details, close } = await open(account);
    await file('note.txt').click();
    await details.getByText(/in (29|30):\d\d/).waitFor();
    const before = await details.getByText(/in \d\d:\d\d/).innerText();
    await expect.poll(() => details.getByText(/in \d\d:\d\d/).innerText()).not.toBe(before);
    await details.getByRole('button', { name: 'Change the end' }).click();
    await page.getByRole('button', { name: '7 days' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await details.getByText(/in [67] d/).waitFor();
    await close();
  });

  test('is deleted after some seconds, unless that is taken back', async () => {
    const account = await accountWith({ 'one.txt': {}, 'two.txt': {} });
    const { page, file, details, names, close } = await open(account);
    await file('one.txt').click();
    await details.getByRole('button', { name: 'Delete' }).click();
    await file('one.txt').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await file('one.txt').waitFor();
    await file('two.txt').focus();
    await page.keyboard.press('Delete');
    await page.getByText('two.txt was deleted.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect
      .poll(async () => (await account.client.api.GET('/v1/resources')).data?.resources.length)
      .toBe(1);
    await page.reload();
    await expect.poll(names).toEqual(['one.txt']);
    await close();
  });

  test.each([
    ['leaves the page', (page: Awaited<ReturnType<typeof open>>['page']) => page.goto('about:blank')],
    [
      'signs out',
      async (page: Awaited<ReturnType<typeof open>>['page']) => {
        await page.getByRole('button', { name: /Account of/ }).click();
        await page.getByRole('menuitem', { name: 'Sign out' }).click();
      },
    ],
  ])('is deleted at once when its user %s', async (_, leave) => {
    const account = await accountWith({ 'gone.txt': {} });
    const { page, file, close } = await open(account);
    await file('gone.txt').focus();
    await page.keyboard.press('Delete');
    await page.getByText('gone.txt was deleted.').waitFor();
    await leave(page);
    await expect
      .poll(async () => (await account.client.api.GET('/v1/resources')).data?.resources.length)
      .toBe(0);
    await close();
  });

  test('keeps what its user is doing when the token ends', async () => {
    const account = await accountWith({ 'draft.txt': {} });
    const { page, file, details, allowErrors, close } = await open(account);
    await file('draft.txt').locator('.excerpt').waitFor();
    await file('draft.txt').click();
    await details.locator('pre').getByText('draft.txt').waitFor();
    await details.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Name, without spaces').fill('kept.txt');
    console.endTokens();
    await page.getByRole('button', { name: 'Rename', exact: true }).last().click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    allowErrors(/status of 401/);
    await expectAccessible(page);
    await dialog.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await dialog.getByText('The user is unknown or the password is wrong.').waitFor();
    allowErrors(/status of 400/);
    await dialog.getByLabel('Password').fill(account.password);
    await page.keyboard.press('Enter');
    await file('kept.txt').waitFor();
    await dialog.waitFor({ state: 'detached' });
    // Until then, the page's other requests may have been refused too.
    allowErrors(/status of 401/);
    await close();
  });
});

test('many files are drawn as far as they are seen, and reached by keyboard', async () => {
  const account = await console.newAccount();
  const count = 150;
  const names = Array.from({ length: count }, (_, index) => `file-${String(index).padStart(4, '0')}.txt`);
  const rest = names.values();
  const worker = async () => {
    for (const name of rest) await upload(account, name);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  const { page, files, file, table, close } = await open(account, '/files?sort=name');
  await file('file-0000.txt').waitFor();
  for (const layout of ['grid', 'table']) {
    if (layout === 'table') await table();
    await file('file-0000.txt').focus();
    await page.keyboard.press('ArrowRight');
    await file('file-0001.txt').and(page.locator(':focus')).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press('End');
        return file('file-0149.txt').count();
      })
      .toBe(1);
    expect(await files.getByRole('link').count()).toBeLessThan(60);
    await file('file-0149.txt').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Home');
    await file('file-0000.txt').and(page.locator(':focus')).waitFor();
  }
  await close();
});

/** Records a short film in a page. Evaluates to its bytes in base64. */
const FILM = `(async () => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  for (let frame = 0; frame < 20; frame += 1) {
    context.fillStyle = \`hsl(\${frame * 18} 80% 50%)\`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
})()`;
