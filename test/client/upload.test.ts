import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createClient, type ResumeStore, type UploadState } from '../../client/src/index.ts';
import { fileSource } from '../../client/src/node.ts';
import { startService } from '../integration/service/service-under-test.ts';

const service = await startService();
const account = await service.addClient();
const credentials = { clientId: account.client_id, clientSecret: account.client_secret };
const MEBIBYTE = 1024 ** 2;

/** A client that notes the parts which the bucket has stored. `afterPart` is called for each, and may fail. */
function uploadingClient(afterPart = (_: readonly number[]): void => {}) {
  const parts: number[] = [];
  const client = createClient({
    baseUrl: service.baseUrl,
    credentials,
    pause: async () => {},
    async fetch(request) {
      const response = await fetch(request);
      if (request.method === 'PUT' && response.ok) {
        parts.push(Number(new URL(request.url).searchParams.get('partNumber')));
        afterPart(parts);
      }
      return response;
    },
  });
  return { client, parts };
}

/** The state of an upload in memory, as JSON. */
function memory(): ResumeStore & { readonly kept: () => string | undefined } {
  let text: string | undefined;
  return {
    load: async () => (text === undefined ? undefined : (JSON.parse(text) as UploadState)),
    save: async (state) => {
      text = JSON.stringify(state);
    },
    clear: async () => {
      text = undefined;
    },
    kept: () => text,
  };
}

async function stored(client: ReturnType<typeof createClient>, id: string): Promise<Buffer> {
  const { data } = await client.api.GET('/v1/resources/{ref}/resolve', { params: { path: { ref: id } } });
  return Buffer.from(await (await fetch(data?.uri ?? '')).arrayBuffer());
}

const video = { fileName: 'film.mp4', mediaType: 'video/mp4', mode: 'persistent_reference' } as const;

test('a small file comes by a form', async () => {
  const { client, parts } = uploadingClient();
  const progress: number[] = [];
  const onProgress = ({ sentBytes }: { sentBytes: number }) => progress.push(sentBytes);
  const { id, uri, expires_at } = await client.upload(
    new File(['Hello'], 'hello.txt', { type: 'text/plain' }),
    {
      mode: 'persistent_reference',
      tags: ['first'],
      onProgress,
    },
  );
  expect({ uri, expires_at, parts, progress }).toEqual({
    uri: `ref://${id}`,
    expires_at: null,
    parts: [],
    progress: [0, 5],
  });
  expect((await stored(client, id)).toString()).toBe('Hello');
});

test('an upload with the same key is made once', async () => {
  const { client } = uploadingClient();
  const send = () => client.upload(new Blob(['Hello']), { ...video, idempotencyKey: 'same' });
  expect(await send()).toEqual(await send());
});

test('a large file comes in parts, each of which is sent again after a failure', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'upload-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const bytes = randomBytes(17 * MEBIBYTE);
  await writeFile(path.join(folder, 'film.mp4'), bytes);
  let failures = 2;
  const { client, parts } = uploadingClient(() => {
    failures -= 1;
    if (failures >= 0) throw new TypeError('fetch failed');
  });
  const progress: number[] = [];
  const { id } = await client.upload(await fileSource(path.join(folder, 'film.mp4')), {
    mediaType: 'video/mp4',
    mode: 'persistent_reference',
    onProgress: ({ sentBytes }) => progress.push(sentBytes),
  });
  expect(new Set(parts)).toEqual(new Set([1, 2, 3, 4]));
  expect(parts).toHaveLength(6);
  expect([progress[0], progress.at(-1)]).toEqual([0, bytes.length]);
  expect((await stored(client, id)).equals(bytes)).toBe(true);
});

test('an interrupted upload goes on, and no stored part is sent twice', async () => {
  const bytes = randomBytes(31 * MEBIBYTE);
  const resume = memory();
  const interruption = new AbortController();
  const first = uploadingClient((parts) => {
    if (parts.length === 2) interruption.abort();
  });
  const interrupted = first.client.upload(new Blob([bytes]), {
    ...video,
    resume,
    signal: interruption.signal,
  });
  await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
  expect(resume.kept()).toBeDefined();
  const second = uploadingClient();
  const { id } = await second.client.upload(new Blob([bytes]), { ...video, resume });
  // Some may have been stored although their answers came too late.
  const sent = [...first.parts, ...second.parts];
  expect(new Set(sent).size).toBe(sent.length);
  expect(second.parts.length).toBeLessThanOrEqual(5);
  expect((await stored(second.client, id)).equals(bytes)).toBe(true);
  expect(resume.kept()).toBeUndefined();
});

test('an upload that was completed before its state was cleared is not sent again', async () => {
  const bytes = randomBytes(6 * MEBIBYTE);
  const resume = memory();
  const options = { ...video, multipartThreshold: MEBIBYTE };
  const { client, parts } = uploadingClient();
  const first = await client.upload(new Blob([bytes]), {
    ...options,
    resume: { ...resume, clear: async () => {} },
  });
  expect(await client.upload(new Blob([bytes]), { ...options, resume })).toEqual(first);
  expect(parts).toHaveLength(2);
  expect(resume.kept()).toBeUndefined();
});
