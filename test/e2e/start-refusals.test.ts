import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalMode } from '../../local/local-mode.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';

let folder: string;

beforeAll(async () => {
  folder = await makeFolder();
});

afterAll(() => removeFolder(folder));

/** Expects a start with this data folder and port to be refused in one sentence. */
async function expectRefusal(data: string, port: string, sentence: string): Promise<void> {
  await expect(openLocalMode(data, port, () => {})).rejects.toThrow(sentence);
}

test.each(['x', '65535', '-1', '80.5', ''])('the port %j', async (port) => {
  const sentence = `PORT is ${JSON.stringify(port)}: it must be a number from 0 to 65534.`;
  await expectRefusal(path.join(folder, 'data'), port, sentence);
});

test.each(['', 'table', 'keys'])('a file instead of the folder %j', async (name) => {
  const data = path.join(folder, `file-${name}`);
  if (name !== '') await mkdir(data);
  const file = path.join(data, name);
  await writeFile(file, '');
  const sentence = `A file is in the way of the folder ${file}: choose another one with DATA_DIR.`;
  await expectRefusal(data, '0', sentence);
});

test.each(['{', '{}', '{"client_id":1}'])('credentials that are %j', async (content) => {
  const data = path.join(folder, `credentials-${content.length}`);
  await mkdir(data);
  const file = path.join(data, 'credentials.json');
  await writeFile(file, content);
  await expectRefusal(
    data,
    '0',
    `${file} cannot be read: remove it, and the next start makes a new demo account.`,
  );
});
