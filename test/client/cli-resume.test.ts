import { randomBytes } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { signedInMachine } from './command-line-under-test.ts';

const service = await startService();

const MEBIBYTE = 1024 ** 2;

interface Sent {
  readonly method: string;
  readonly part: number;
  readonly ok: boolean;
}

/** Runs a command, and tells what it has sent to the object store. It is interrupted once that `isEnough`. */
async function watched<Result>(
  command: (signal: AbortSignal) => Promise<Result>,
  isEnough = (_: readonly Sent[]) => false,
) {
  const interruption = new AbortController();
  const sent: Sent[] = [];
  const { fetch } = globalThis;
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await fetch(input, init);
    const { origin, searchParams } = new URL(input instanceof Request ? input.url : input);
    if (origin !== service.baseUrl) {
      const method = (input instanceof Request ? input.method : init?.method) ?? 'GET';
      sent.push({ method, part: Number(searchParams.get('partNumber')), ok: response.ok });
      if (isEnough(sent)) interruption.abort();
    }
    return response;
  });
  try {
    return { ...(await command(interruption.signal)), sent };
  } finally {
    spy.mockRestore();
  }
}

const partsIn = (sent: readonly Sent[]) =>
  sent.filter(({ method, ok }) => method === 'PUT' && ok).map(({ part }) => part);

const formsIn = (sent: readonly Sent[]) => sent.filter(({ method, ok }) => method === 'POST' && ok).length;

const INTERRUPTED = 'Interrupted: the same command goes on.';

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

test('a file in parts goes on, and no part that is stored is sent again', async () => {
  const { run, write, json, folders } = await signedInMachine(service);
  const file = randomBytes(31 * MEBIBYTE);
  await write({ 'film.mp4': file });
  const upload = (signal: AbortSignal) => run(['upload', 'film.mp4'], { signal });

  const first = await watched(upload, (sent) => partsIn(sent).length === 2);
  expect(first).toMatchObject({ code: 130, stdout: '' });
  expect(lines(first.stderr).at(-1)).toBe(INTERRUPTED);
  const second = await watched(upload);
  expect(second).toMatchObject({ code: 0 });
  // Of the seven parts, some may have arrived whose answers the interruption has cut off.
  const again = partsIn(second.sent);
  expect(again.length).toBeGreaterThan(0);
  expect(again.length).toBeLessThanOrEqual(5);
  expect(again.filter((part) => partsIn(first.sent).includes(part))).toEqual([]);

  const { resources } = await json('list');
  expect(resources).toEqual([expect.objectContaining({ uri: second.stdout.trim(), size: file.length })]);
  const [{ uri }] = await json('resolve', second.stdout.trim());
  expect(Buffer.from(await (await fetch(uri)).arrayBuffer()).equals(file)).toBe(true);
  expect(await readdir(path.join(folders.data, 'uploads'))).toEqual([]);
});

test('of several files, those that have been uploaded are not uploaded again', async () => {
  const { run, write, json } = await signedInMachine(service);
  await write({ 'folder/a.txt': 'A', 'folder/b.txt': 'B', 'folder/c.txt': 'C' });
  const upload = (signal: AbortSignal) => run(['upload', 'folder', '--at-once', '1'], { signal });

  const first = await watched(upload, (sent) => formsIn(sent) === 2);
  expect(first.code).toBe(130);
  const second = await watched(upload);
  expect(second.code).toBe(0);
  expect([formsIn(first.sent), formsIn(second.sent)]).toEqual([2, 1]);
  expect(lines(second.stdout)).toHaveLength(3);
  expect(lines(second.stdout).slice(0, lines(first.stdout).length)).toEqual(lines(first.stdout));
  expect((await json('list')).resources).toHaveLength(3);

  const third = await watched(upload);
  expect(formsIn(third.sent)).toBe(3);
  expect(lines(third.stdout).filter((line) => lines(second.stdout).includes(line))).toEqual([]);
});

test.each([
  { change: 'the file has changed', parameters: [], content: 'B' },
  { change: 'something else is asked for it', parameters: ['--tag', 'new'] },
  { change: 'that is wanted', parameters: ['--restart'] },
  { change: 'the first one was deleted', parameters: [], isDeleted: true },
])('a file is uploaded anew if $change', async ({ parameters, content, isDeleted }) => {
  const { run, write, json } = await signedInMachine(service);
  await write({ 'a.txt': 'A', 'b.txt': '' });
  const first = await run(['upload', 'a.txt', 'b.txt']);
  expect(first.code).toBe(1);
  if (content !== undefined) await write({ 'a.txt': content });
  if (isDeleted) await json('delete', first.stdout.trim());
  const second = await run(['upload', 'a.txt', ...parameters]);
  expect(second.code).toBe(0);
  expect(second.stdout).not.toBe(first.stdout);
});

test('a file that changes while it is sent is not kept', async () => {
  const { run, write, json, home, folders } = await signedInMachine(service);
  await write({ 'film.mp4': randomBytes(17 * MEBIBYTE) });
  const { code, stdout, stderr } = await watched(
    (signal) => run(['upload', 'film.mp4'], { signal }),
    (sent) => {
      if (partsIn(sent).length === 1) utimesSync(path.join(home, 'film.mp4'), 0, 0);
      return false;
    },
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(lines(stderr).at(-1)).toBe('film.mp4: it has changed while it was sent: upload it again.');
  expect(await json('list')).toMatchObject({ resources: [] });
  expect(await readdir(path.join(folders.data, 'uploads'))).toEqual([]);
});
