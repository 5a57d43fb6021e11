import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bucket, type RunningStore, startStore } from './running-store.ts';

const foo = { Bucket: bucket, Key: 'foo.txt' };
const source = { Bucket: bucket, Key: 'source' };

/** What a client sees of the object. */
async function look(store: RunningStore): Promise<string> {
  const { Body, ContentType } = await store.client.send(new GetObjectCommand(foo));
  const { TagSet } = await store.client.send(new GetObjectTaggingCommand(foo));
  return [ContentType, await Body?.transformToString(), JSON.stringify(TagSet)].join(' ');
}

type Files = ReadonlyMap<string, Buffer>;

async function snapshot(directory: string): Promise<Files> {
  const names = (await readdir(directory, { recursive: true })).filter((name) => /[\\/]/.test(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name))] as const)),
  );
}

/**
 * All states of the disk between those before and after an operation that replaces `foo.txt`, in the order in which
 * the operation goes through them: new bytes, new metadata beside the old, metadata renamed, old bytes removed.
 */
function statesBetween(before: Files, after: Files): [name: string, files: Files][] {
  const newData = [...after].filter(([name]) => name.startsWith('data') && !before.has(name));
  const isMetadata = (name: string) => name.startsWith('metadata');
  const changed = [...after].filter(([name, bytes]) => isMetadata(name) && !before.get(name)?.equals(bytes));
  const half = newData.map(([name, bytes]) => [name, bytes.subarray(0, bytes.length / 2)] as const);
  const unfinished = (share: number) =>
    changed.map(([name, bytes]) => [`${name}.unfinished`, bytes.subarray(0, bytes.length * share)] as const);
  return [
    ['before it', before],
    ['within its bytes', new Map([...before, ...half])],
    ['after its bytes', new Map([...before, ...newData])],
    ['within its metadata', new Map([...before, ...newData, ...unfinished(0.5)])],
    ['before its metadata is in place', new Map([...before, ...newData, ...unfinished(1)])],
    ['with its metadata in place', new Map([...before, ...after])],
    ['after it', after],
  ];
}

describe.each<[string, (store: RunningStore) => Promise<unknown>]>([
  [
    'a put',
    ({ client }) =>
      client.send(new PutObjectCommand({ ...foo, Body: 'new', ContentType: 'text/css', Tagging: 'c=d' })),
  ],
  ['a copy', ({ client }) => client.send(new CopyObjectCommand({ ...foo, CopySource: `${bucket}/source` }))],
  [
    'a copy onto itself',
    ({ client }) =>
      client.send(
        new CopyObjectCommand({ ...foo, CopySource: `${bucket}/foo.txt`, MetadataDirective: 'REPLACE' }),
      ),
  ],
  [
    'a put of tags',
    ({ client }) =>
      client.send(new PutObjectTaggingCommand({ ...foo, Tagging: { TagSet: [{ Key: 'c', Value: 'd' }] } })),
  ],
])('the end of the process in %s', (_name, operation) => {
  test('leaves the old or the new object, whole, and nothing else', async () => {
    const first = await startStore();
    onTestFinished(() => rm(first.directory, { recursive: true }));
    await first.client.send(new PutObjectCommand({ ...source, Body: 'source', ContentType: 'text/html' }));
    await first.client.send(
      new PutObjectCommand({ ...foo, Body: 'old', ContentType: 'text/plain', Tagging: 'a=b' }),
    );
    const [before, old] = [await snapshot(first.directory), await look(first)];
    await operation(first);
    const [after, changed] = [await snapshot(first.directory), await look(first)];
    await first.stop();
    expect(changed).not.toBe(old);
    const seen: string[] = [];
    for (const [name, files] of statesBetween(before, after)) {
      for (const folder of ['data', 'metadata']) {
        for (const left of await readdir(join(first.directory, folder)))
          await rm(join(first.directory, folder, left));
      }
      for (const [file, bytes] of files) await writeFile(join(first.directory, file), bytes);
      const opened = await startStore({ directory: first.directory }, first.clock);
      seen.push(await look(opened));
      expect(await opened.files(), name).toHaveLength(4);
      await opened.stop();
    }
    expect(seen).toEqual([old, old, old, old, old, changed, changed]);
  });
});

test('objects from before there were puts and copies are still there', async () => {
  const first = await startStore();
  await first.client.send(new PutObjectCommand({ ...foo, Body: 'old', Tagging: 'a=b' }));
  const seen = await look(first);
  await first.stop();
  const [name = ''] = await readdir(join(first.directory, 'metadata'));
  const metadata = join(first.directory, 'metadata', name);
  const text = await readFile(metadata, 'utf8');
  await writeFile(metadata, text.replace(',"reason":"PutObject"', ''));
  await using second = await startStore({ directory: first.directory }, first.clock);
  expect(await look(second)).toBe(seen);
});
