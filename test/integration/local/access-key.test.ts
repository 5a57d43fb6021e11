import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import type { Platform } from '../../../lambdas/platform.ts';
import { type AccessKey, openAccessKey } from '../../../local/access-key.ts';
import { startLocalCloud } from '../../../local/cloud.ts';

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'access-key-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

test('every data folder has its own key, which only the owner can read', async () => {
  const one = path.join(await temporaryDirectory(), 'new');
  const other = await temporaryDirectory();
  const key = await openAccessKey(one);
  expect(key).toEqual({
    accessKeyId: expect.stringMatching(/^LOCAL[0-9A-F]{16}$/),
    secretAccessKey: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect((await stat(one)).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(one, 'access-key.json'))).mode & 0o777).toBe(0o600);
  expect(await openAccessKey(one)).toEqual(key);
  const another = await openAccessKey(other);
  expect(another.accessKeyId).not.toBe(key.accessKeyId);
  expect(another.secretAccessKey).not.toBe(key.secretAccessKey);
});

test('concurrent starts in a new folder get the same key', async () => {
  const directory = path.join(await temporaryDirectory(), 'new');
  const keys = await Promise.all(Array.from({ length: 20 }, () => openAccessKey(directory)));
  expect(new Set(keys.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(1);
});

test.each(['', '{', '{"accessKeyId":"LOCAL"}'])('a file with %j is not changed', async (content) => {
  const directory = await temporaryDirectory();
  const file = path.join(directory, 'access-key.json');
  await writeFile(file, content);
  await expect(openAccessKey(directory)).rejects.toThrow(
    `${file} cannot be read: remove it, and the next start makes a new key. Links and forms signed with the old one end.`,
  );
  expect(await readFile(file, 'utf8')).toBe(content);
});

/** Each embedded service's answer to requests with this key: an error's name, or undefined. */
async function answersTo(key: AccessKey, environment: Platform['environment']) {
  const at = (service: string) => ({
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: key,
    maxAttempts: 1,
  });
  const QueueUrl = environment['RECONCILE_QUEUE_URL'] ?? '';
  const clients = {
    table: new DynamoDBClient(at('DYNAMODB')),
    bucket: new S3Client({ ...at('S3'), forcePathStyle: true }),
    keys: new KMSClient(at('KMS')),
    functions: new LambdaClient(at('LAMBDA')),
    queue: new SQSClient({ ...at('SQS'), endpoint: new URL(QueueUrl).origin }),
  };
  const object = { Bucket: environment['BUCKET_NAME'], Key: 'key' };
  const sent: readonly Promise<unknown>[] = [
    clients.table.send(new ListTablesCommand()),
    clients.bucket.send(new PutObjectCommand({ ...object, Body: 'body' })),
    clients.keys.send(new GetPublicKeyCommand({ KeyId: environment['SIGNING_KEY_ID'] })),
    clients.functions.send(
      new InvokeCommand({ FunctionName: 'missing', InvocationType: 'Event', Payload: '{}' }),
    ),
    clients.queue.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"id":"none"}' })),
  ];
  const answers = await Promise.allSettled(sent);
  for (const client of Object.values(clients)) client.destroy();
  return answers.map((answer) => (answer.status === 'rejected' ? answer.reason.name : 'done'));
}

test('every embedded service accepts this key and no other', async () => {
  const dataDirectory = await temporaryDirectory();
  const cloud = await startLocalCloud({ dataDirectory, port: 0, now: Date.now, log: () => {} });
  onTestFinished(cloud.close);
  const { environment } = cloud.platform;
  const key = await openAccessKey(dataDirectory);
  expect(await answersTo(key, environment)).toEqual([
    'done',
    'done',
    'done',
    'ResourceNotFoundException',
    'done',
  ]);
  const unknown = 'UnrecognizedClientException';
  expect(await answersTo(await openAccessKey(await temporaryDirectory()), environment)).toEqual([
    unknown,
    'InvalidAccessKeyId',
    unknown,
    unknown,
    unknown,
  ]);
  const wrong = 'InvalidSignatureException';
  expect(await answersTo({ ...key, secretAccessKey: 'guessed' }, environment)).toEqual([
    wrong,
    'SignatureDoesNotMatch',
    wrong,
    wrong,
    wrong,
  ]);
});
