import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { signedInMachine } from './command-line-under-test.ts';

const service = await startService();

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** The machine of a user with files, and what has become of them in the end. */
async function machineWith(files: Readonly<Record<string, string | Buffer>>) {
  const machine = await signedInMachine(service);
  await machine.write(files);
  /** The names of the files behind what was printed, line by line. */
  const namesOf = async (stdout: string): Promise<string[]> => {
    const names: string[] = [];
    for (const line of lines(stdout)) names.push((await machine.json('get', line)).file_name);
    return names;
  };
  const download = async (reference: string) => {
    const [{ uri }] = await machine.json('resolve', reference);
    return (await fetch(uri)).text();
  };
  const upload = (...parameters: string[]) => machine.run(['upload', ...parameters]);
  return { ...machine, upload, namesOf, download };
}

const FILES = {
  'b.txt': 'B',
  'a.txt': 'A',
  'folder/z.png': 'Z',
  'folder/deeper/y': 'Y',
  'folder/.hidden': 'H',
  'folder/.git/config': 'G',
};

describe('what is uploaded', () => {
  test.each([
    { operands: ['b.txt', 'a.txt'], names: ['b.txt', 'a.txt'] },
    { operands: ['folder'], names: ['y', 'z.png'] },
    { operands: ['folder', '--hidden'], names: ['config', '.hidden', 'y', 'z.png'] },
    { operands: ['folder/.hidden'], names: ['.hidden'] },
    { operands: ['*.txt'], names: ['a.txt', 'b.txt'] },
    { operands: ['**/*.{png,txt}'], names: ['a.txt', 'b.txt', 'z.png'] },
    { operands: ['folder/z.png', 'folder', './a.txt', 'a.txt'], names: ['z.png', 'y', 'a.txt'] },
  ])('of $operands: $names', async ({ operands, names }) => {
    const { upload, namesOf } = await machineWith(FILES);
    const { code, stdout } = await upload(...operands);
    expect(code).toBe(0);
    for (const line of lines(stdout)) expect(line).toMatch(/^ref:\/\/[0-9a-f-]{36}$/);
    expect(await namesOf(stdout)).toEqual(names);
  });

  test('is told on standard error, and links and hidden files are left out', async () => {
    const { upload, home } = await machineWith(FILES);
    await symlink(path.join(home, 'a.txt'), path.join(home, 'folder/link'));
    expect((await upload('folder', '--at-once', '1')).stderr).toBe(
      [
        'Left out: 3 hidden or linked.',
        'folder/deeper/y: sending 1 B',
        'folder/deeper/y: uploaded',
        'folder/z.png: sending 1 B',
        'folder/z.png: uploaded',
        '',
      ].join('\n'),
    );
  });

  test('is shown by bars on a terminal, with nothing but references on standard output', async () => {
    const { run } = await machineWith({ ...FILES, 'empty.txt': '' });
    const { stdout, stderr } = await run(['upload', 'a.txt', 'empty.txt', 'b.txt'], { terminal: true });
    expect(stdout).toMatch(/^(ref:\/\/[0-9a-f-]{36}\n){2}$/);
    expect(stderr).toMatch(/all files +\[█+░*\] 100% 2 B/);
    expect(stderr).toContain('empty.txt: it is empty, and the service takes no empty files.\n');
    expect(stderr).not.toContain('a.txt: sending');
  });

  test('may be standard input, under a name', async () => {
    const { run, json, download } = await machineWith({});
    const { code, stdout } = await run(['upload', '-', '--name', 'notes.md'], { stdin: 'Hello, world' });
    expect(code).toBe(0);
    expect(await download(stdout.trim())).toBe('Hello, world');
    expect(await json('get', stdout.trim())).toMatchObject({
      file_name: 'notes.md',
      mime_type: 'text/markdown',
    });
  });

  test('has a name without spaces, and a media type that the service takes', async () => {
    const { upload, json } = await machineWith({ 'my page.html': 'A' });
    const { stdout } = await upload('my page.html');
    expect(await json('get', stdout.trim())).toMatchObject({
      file_name: 'my_page.html',
      mime_type: 'application/octet-stream',
    });
  });

  test('is as the options ask', async () => {
    const { run, json, upload } = await machineWith({ 'a.txt': 'A' });
    const container = (await run(['containers', 'create', 'Hyrule'])).stdout.trim();
    const { stdout } = await upload(
      ...['a.txt', '--expire', '7d', '--container', container, '--tag', 'one', '--tag', 'two'],
      ...['--name', 'b.bin', '--type', 'image/x-test'],
    );
    expect(stdout).toMatch(new RegExp(`^${service.baseUrl}/v1/resources/[0-9a-f-]{36}\n$`));
    expect(await json('get', stdout.trim())).toMatchObject({
      file_name: 'b.bin',
      mime_type: 'image/x-test',
      container_id: container,
      tags: ['one', 'two'],
      expires_at: '2040-01-22T12:00:01Z',
    });
  });

  test('is a list as JSON, with nothing on standard error', async () => {
    const { json } = await machineWith(FILES);
    const entry = {
      id: expect.any(String),
      uri: expect.stringMatching(/^http/),
      expires_at: '2040-01-15T12:01:01Z',
    };
    expect(await json('upload', 'b.txt', 'a.txt', '--expire', '1m')).toEqual([
      { file: 'b.txt', ...entry },
      { file: 'a.txt', ...entry },
    ]);
  });
});

describe('what is not uploaded', () => {
  test.each([
    { operands: ['missing.txt'], code: 1, message: 'There is no file missing.txt.' },
    { operands: ['a.txt', '*.jpg'], code: 1, message: 'There is no file *.jpg.' },
    { operands: ['empty'], code: 1, message: 'There is nothing to upload: the folder has no files.' },
    { operands: ['-'], code: 2, message: 'Standard input needs a name: give --name.' },
    {
      operands: ['a.txt', 'b.txt', '--name', 'c'],
      code: 2,
      message: '--name names one file, but there are more.',
    },
    {
      operands: ['a.txt', '--mode', 'persistent_reference', '--expire', '1d'],
      code: 2,
      message: 'A persistent reference does not expire: leave out --mode or --expire.',
    },
  ])('$operands: $message', async ({ operands, code, message }) => {
    const { upload, json, write } = await machineWith(FILES);
    await write({ 'empty/.keep': '' });
    const outcome = await upload(...operands);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(lines(outcome.stderr).at(-1)).toBe(message);
    expect(await json('list')).toEqual({ resources: [], cursor: null });
  });

  test('keeps nothing else from being uploaded, but the program fails', async () => {
    const { upload, namesOf, run } = await machineWith({ 'a.txt': 'A', 'b.txt': '', 'c.txt': 'C' });
    const { code, stdout, stderr } = await upload('a.txt', 'b.txt', 'c.txt');
    expect(code).toBe(1);
    expect(await namesOf(stdout)).toEqual(['a.txt', 'c.txt']);
    const message = 'it is empty, and the service takes no empty files.';
    expect(lines(stderr)).toContain(`b.txt: ${message}`);

    const asJson = await run(['upload', 'a.txt', 'b.txt', '--json']);
    expect({ ...asJson, stdout: JSON.parse(asJson.stdout) }).toEqual({
      code: 1,
      // The earlier command has uploaded the first file, and has not been repeated with success.
      stdout: [
        expect.objectContaining({ file: 'a.txt', uri: lines(stdout)[0] }),
        { file: 'b.txt', error: { message } },
      ],
      stderr: '',
    });
  });

  test('is any file that the service does not take as asked', async () => {
    const { upload } = await machineWith({ 'a.txt': 'A' });
    expect(await upload('a.txt', '--tag', 'x'.repeat(101))).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'a.txt: sending 1 B',
        'a.txt: The request is not valid: tags must be a list of at most 50 texts of 1 to 100 characters.',
        '',
      ].join('\n'),
    });
  });
});
