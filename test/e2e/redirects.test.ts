import axios from 'axios';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { create, getToken, upload } from '../support/api-client.ts';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';
import { available, run } from '../support/programs.ts';

const CONTENT = 'Hello, world';

let folder: string;
let service: LocalProcess;
let url: string;
let authorization: string;

beforeAll(async () => {
  folder = await makeFolder();
  service = await startLocalProcess(folder);
  const token = await getToken(service.credentials);
  const reservation = await create(service.credentials.base_url, token);
  await upload(reservation, [Buffer.from(CONTENT)]);
  url = reservation.uri;
  authorization = `Bearer ${token}`;
});

afterAll(async () => {
  await service.stop();
  await removeFolder(folder);
});

const REQUESTS_PROGRAM = `
import sys, requests
answer = requests.get(sys.argv[1], headers={"Authorization": sys.argv[2]})
sys.stdout.write(answer.text)
`;

const clients: readonly [string, boolean, () => Promise<string>][] = [
  [
    'curl -L -H',
    available('curl', '--version'),
    async () => (await run('curl', ['-sL', '-H', `Authorization: ${authorization}`, url])).stdout,
  ],
  [
    'requests',
    available('python3', '-c', 'import requests'),
    async () => (await run('python3', ['-c', REQUESTS_PROGRAM, url, authorization])).stdout,
  ],
  ['fetch', true, async () => (await fetch(url, { headers: { authorization } })).text()],
  ['axios', true, async () => (await axios.get(url, { headers: { authorization } })).data],
];

// These clients drop the token when a redirect leads to another origin. S3 refuses a signed link that comes with one.
test.each(clients.filter(([, isAvailable]) => isAvailable))(
  "%s with a token follows a resource's URL to its file",
  async (_, _isAvailable, download) => {
    expect(await download()).toBe(CONTENT);
  },
);
