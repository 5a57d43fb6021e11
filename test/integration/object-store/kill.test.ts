import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
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
async function changeUntilTheEnd(
  client: S3Client,
  Key: string,
  stories: Map<string, Story>,
  acknowledged: () => void,
): Promise<void> {
  const object = { Bucket: bucket, Key };
  const change = async (key: string, state: State, send: () => Promise<unknown>) => {
    const story = stories.get(key) ?? { acknowledged: undefined, underWay: undefined };
    stories.set(key, story);
    story.underWay = state;
    await send();
    story.acknowledged = state;
    acknowledged();
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

/** Counts what was acknowledged, and kills when that were so many. */
function killAfter(acknowledgements: number, kill: () => void): () => void {
  let left = acknowledgements;
  return () => {
    left -= 1;
    if (left === 0) kill();
  };
}

/** Runs a store in a process of its own until its user has it killed. */
async function runUntilKilled(
  directory: string,
  use: (client: S3Client, kill: () => void) => Promise<unknown>,
): Promise<void> {
  const program = fileURLToPath(new URL('./store-process.ts', import.meta.url));
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
  await use(client, () => child.kill('SIGKILL'));
  await exit;
  client.destroy();
}

test('kill -9 loses no acknowledged change, and leaves none incomplete', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'object-store-'));
  const stories = new Map<string, Story>();
  for (const acknowledgements of [40, 110]) {
    await runUntilKilled(directory, (client, kill) => {
      const acknowledged = killAfter(acknowledgements, kill);
      const keys = Array.from({ length: WRITERS }, (_, writer) => `${acknowledgements} ${writer}`);
      return Promise.all(keys.map((key) => changeUntilTheEnd(client, key, stories, acknowledged)));
    });
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

/** A multipart upload: its acknowledged parts, and whether it may and must be complete. */
interface PartStory {
  readonly key: string;
  readonly uploadId: string;
  readonly parts: { readonly PartNumber: number; readonly ETag: string; readonly text: string }[];
  completion: 'none' | 'asked for' | 'acknowledged';
}

/** In bytes: the first is the least that a part before the last can be. */
const PARTS = [5 * 1024 * 1024, 10] as const;

/** Uploads objects in parts, one after another, until the store is gone. */
async function uploadUntilTheEnd(
  client: S3Client,
  writer: string,
  stories: PartStory[],
  acknowledged: () => void,
): Promise<void> {
  try {
    for (let turn = 0; ; turn += 1) {
      const key = `${writer} ${turn}`;
      const object = { Bucket: bucket, Key: key };
      const { UploadId = '' } = await client.send(new CreateMultipartUploadCommand(object));
      const story: PartStory = { key, uploadId: UploadId, parts: [], completion: 'none' };
      stories.push(story);
      for (const [index, size] of PARTS.entries()) {
        const text = `${key} ${index} `
          .padEnd(20, '.')
          .repeat(size / 10)
          .slice(0, size);
        const PartNumber = index + 1;
        const part = await client.send(
          new UploadPartCommand({ ...object, UploadId, PartNumber, Body: text }),
        );
        story.parts.push({ PartNumber, ETag: part.ETag ?? '', text });
        acknowledged();
      }
      story.completion = 'asked for';
      const Parts = story.parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
      await client.send(
        new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts } }),
      );
      story.completion = 'acknowledged';
      acknowledged();
    }
  } catch {
    // The store is gone.
  }
}

/** What contradicts the story in the store; undefined where nothing does. */
async function contradiction(client: S3Client, story: PartStory): Promise<string | undefined> {
  const { key, uploadId, parts, completion } = story;
  const object = { Bucket: bucket, Key: key };
  const found = await look(client, key);
  if (found !== undefined) {
    if (completion === 'none') return 'is complete';
    return found.text === parts.map(({ text }) => text).join('') ? undefined : 'has other bytes';
  }
  if (completion === 'acknowledged') return 'is lost';
  const { Parts = [] } = await client.send(new ListPartsCommand({ ...object, UploadId: uploadId }));
  const lost = parts.find((part) => !Parts.some(({ ETag }) => ETag === part.ETag));
  if (lost !== undefined) return `has lost its part ${lost.PartNumber}`;
  if (parts.length === 0) return undefined;
  const Named = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
  await client.send(
    new CompleteMultipartUploadCommand({
      ...object,
      UploadId: uploadId,
      MultipartUpload: { Parts: Named },
    }),
  );
  const completed = await look(client, key);
  return completed?.text === parts.map(({ text }) => text).join('') ? undefined : 'cannot be completed';
}

test('kill -9 loses no acknowledged part or completion, and every upload can continue', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'object-store-'));
  const stories: PartStory[] = [];
  for (const acknowledgements of [5, 14]) {
    await runUntilKilled(directory, (client, kill) => {
      const acknowledged = killAfter(acknowledgements, kill);
      const writers = ['a', 'b', 'c'].map((writer) => `${acknowledgements} ${writer}`);
      return Promise.all(writers.map((writer) => uploadUntilTheEnd(client, writer, stories, acknowledged)));
    });
  }

  await using store = await startStore({ directory });
  const wrong: string[] = [];
  for (const story of stories) {
    const sentence = await contradiction(store.client, story);
    if (sentence !== undefined) wrong.push(`${story.key} ${sentence}`);
  }
  expect(wrong).toEqual([]);
});
