import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { openAccessKey } from '../../../local/access-key.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { clientOf } from '../table/table-under-test.ts';

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'access-key-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

test('every data folder has a key of its own, which only the owner can read', async () => {
  const [one, other] = [await temporaryDirectory(), await temporaryDirectory()];
  const key = await openAccessKey(one);
  expect(key).toEqual({
    accessKeyId: expect.stringMatching(/^LOCAL[0-9A-F]{16}$/),
    secretAccessKey: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect((await stat(path.join(one, 'access-key.json'))).mode & 0o777).toBe(0o600);
  expect(await openAccessKey(one)).toEqual(key);
  const another = await openAccessKey(other);
  expect(another.accessKeyId).not.toBe(key.accessKeyId);
  expect(another.secretAccessKey).not.toBe(key.secretAccessKey);
});

test('who comes to a new folder at the same moment gets the same key', async () => {
  const directory = path.join(await temporaryDirectory(), 'new');
  const keys = await Promise.all(Array.from({ length: 20 }, () => openAccessKey(directory)));
  expect(new Set(keys.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(1);
});

test.each(['', '{', '{"accessKeyId":"LOCAL"}'])('a file that holds %j is left alone', async (content) => {
  const directory = await temporaryDirectory();
  const file = path.join(directory, 'access-key.json');
  await writeFile(file, content);
  await expect(openAccessKey(directory)).rejects.toThrow(
    `${file} cannot be read: remove it, and the next start makes a new key. Links and forms signed with the old one end.`,
  );
  expect(await readFile(file, 'utf8')).toBe(content);
});

test('table and bucket take this key and no other', async () => {
  const dataDirectory = await temporaryDirectory();
  const cloud = await startLocalCloud({ dataDirectory, port: 0, now: Date.now, log: () => {} });
  onTestFinished(cloud.close);
  const { AWS_ENDPOINT_URL_DYNAMODB: tableEndpoint = '', ...environment } = cloud.platform.environment;
  const answers = async (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const bucket = new S3Client({
      endpoint: environment['AWS_ENDPOINT_URL_S3'] ?? '',
      region: environment['AWS_REGION'] ?? '',
      credentials,
      forcePathStyle: true,
    });
    onTestFinished(() => bucket.destroy());
    const object = { Bucket: environment['BUCKET_NAME'], Key: 'missing' };
    const outcomes = [
      clientOf(tableEndpoint, credentials).send(new ListTablesCommand()),
      bucket.send(new GetObjectCommand(object)),
    ];
    return Promise.all(
      outcomes.map((outcome) =>
        outcome.then(
          () => 'done',
          ({ name }) => name,
        ),
      ),
    );
  };
  const key = await openAccessKey(dataDirectory);
  expect(await answers(key)).toEqual(['done', 'NoSuchKey']);
  expect(await answers(await openAccessKey(await temporaryDirectory()))).toEqual([
    'UnrecognizedClientException',
    'InvalidAccessKeyId',
  ]);
  expect(await answers({ ...key, secretAccessKey: 'guessed' })).toEqual([
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
  ]);
});
