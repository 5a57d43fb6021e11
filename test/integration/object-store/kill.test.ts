import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { bucket, credentials, region, startStore } from './running-store.ts';

const WRITERS = 12;

/** Sizes in bytes: some objects are kept in the index, others in files. */
const SIZES = [10, 100_000, 300_000];

/** What a client sees of an object, or undefined where there is none. */
type State = { readonly text: string; readonly tag: string | undefined } | undefined;

/** What the last acknowledged change has left of an object, and what the one under way would. */
interface Story {
  acknowledged: State;
  underWay: State;
}

/** Tells the text of each write apart. */
const textOf = (key: string, turn: number): string =>
  `${key} ${turn} `.repeat(SIZES[turn % SIZES.length] ?? 0).slice(0, SIZES[turn % SIZES.length]);

/** Changes an object of its own again and again until the store is gone. */
async function changeUntilTheEnd(client: S3Client, Key: string, stories: Map<string, Story>): Promise<void> {
  const object = { Bucket: bucket, Key };
  const change = async (key: string, state: State, send: () => Promise<unknown>) => {
    const story = stories.get(key) ?? { acknowledged: undefined, underWay: undefined };
    stories.set(key, story);
    story.underWay = state;
    await send();
    story.acknowledged = state;
  };
  try {
    for (let turn = 0; ; turn += 1) {
      const text = textOf(Key, turn);
      const Tagging = { TagSet: [{ Key: 'turn', Value: `${turn}` }] };
      const copy = { Bucket: bucket, Key: `${Key} copy` };
      await change(Key, { text, tag: 'new' }, () =>
        client.send(new PutObjectCommand({ ...object, Body: text, Tagging: 'turn=new' })),
      );
      await change(Key, { text, tag: `${turn}` }, () =>
        client.send(new PutObjectTaggingCommand({ ...object, Tagging })),
      );
      await change(copy.Key, { text, tag: `${turn}` }, () =>
        client.send(new CopyObjectCommand({ ...copy, CopySource: `${bucket}/${Key}` })),
      );
      if (turn % 3 === 1) await change(Key, undefined, () => client.send(new DeleteObjectCommand(object)));
    }
  } catch {
    // The store is gone.
  }
}

async function look(client: S3Client, key: string): Promise<State> {
  const object = { Bucket: bucket, Key: key };
  try {
    const { Body } = await client.send(new GetObjectCommand(object));
    const { TagSet } = await client.send(new GetObjectTaggingCommand(object));
    return { text: (await Body?.transformToString()) ?? '', tag: TagSet?.[0]?.Value };
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

test('kill -9 loses nothing that was acknowledged, and leaves nothing half', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'object-store-'));
  const program = fileURLToPath(new URL('./store-process.ts', import.meta.url));
  const stories = new Map<string, Story>();
  for (const round of ['first', 'second', 'third']) {
    const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    const [url] = await once(child.stdout, 'data');
    const client = new S3Client({
      endpoint: `${url}`,
      region,
      credentials,
      forcePathStyle: true,
      maxAttempts: 1,
    });
    setTimeout(() => child.kill('SIGKILL'), 400);
    const keys = Array.from({ length: WRITERS }, (_, writer) => `${round} ${writer}`);
    await Promise.all(keys.map((key) => changeUntilTheEnd(client, key, stories)));
    await exit;
    client.destroy();
  }
  expect([...stories.values()].filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(WRITERS);

  await using store = await startStore({ directory });
  const wrong: string[] = [];
  for (const [key, { acknowledged, underWay }] of stories) {
    const found = JSON.stringify(await look(store.client, key));
    const possible = [acknowledged, underWay].map((state) => JSON.stringify(state));
    if (!possible.includes(found)) wrong.push(`${key}: ${found?.slice(0, 60)}`);
  }
  expect(wrong).toEqual([]);
  const present = [...stories.keys()].map((key) => `object ${key}`);
  const kept = await store.kept();
  expect(kept.filter((name) => name.startsWith('object') && !present.includes(name))).toEqual([]);
});
