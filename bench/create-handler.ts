import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { bind } from '../lambdas/functions/create-resource.ts';
import type { Platform } from '../lambdas/platform.ts';
import { demoAccount } from '../local/demo-account.ts';
import { median, medianRatio, processorPerRequest, type Round, report, round, type Work } from './measure.ts';

const REQUESTS = 2000;
const ROUNDS = 7;
const CONCURRENCY = 16;

const wanted = { file_name: 'photo.jpg', mime_type: 'image/jpeg', mode: 'temporary_url', expire: 600 };

/**
 * The processor time of the create handler, including the check of token and limit, compared with a plain handler
 * without these: the SDK's presigned POST, presigned GET and PutItem. Both write to the same embedded table over HTTP,
 * as to AWS. The embedded cloud is in another thread and not counted.
 */
export async function benchCreateHandler(): Promise<void> {
  const dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const cloud = new Worker(new URL('./cloud-thread.ts', import.meta.url), { workerData: { dataDirectory } });
  try {
    const [environment]: Platform['environment'][] = await once(cloud, 'message');
    if (environment === undefined) throw new Error('The embedded cloud did not start.');
    const ours = await createHandler({ environment, now: Date.now, log: () => {} }, dataDirectory);
    const plain = plainHandler(environment);
    const rounds: Round[] = [];
    const baseline: Round[] = [];
    for (let index = -2; index < ROUNDS; index += 1) {
      const plainRound = await round(plain, REQUESTS, CONCURRENCY, threadTime);
      const ourRound = await round(ours, REQUESTS, CONCURRENCY, threadTime);
      if (index < 0) continue;
      baseline.push(plainRound);
      rounds.push(ourRound);
    }
    const each = (all: Round[]) => `${Math.round(median(all.map(processorPerRequest)) * 1000)} µs`;
    report('Create: processor time per request, plain handler', each(baseline));
    report('Create: processor time per request, our handler', each(rounds));
    report(
      'Create: our handler / plain handler',
      medianRatio(rounds, baseline, processorPerRequest).toFixed(2),
      '0.35',
    );
  } finally {
    await cloud.terminate();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * Our handler, called 25 times a second by its own clock, with leases for a limit of 50: those under way when a second
 * ends count in the next one.
 */
async function createHandler(platform: Platform, dataDirectory: string): Promise<Work> {
  const { client_id, client_secret, base_url } = await demoAccount(
    platform,
    path.join(dataDirectory, 'demo.json'),
  );
  const answer = await fetch(`${base_url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  let time = Date.now();
  // The line of the log is made as in AWS, with its metrics, and not written.
  const environment = { ...platform.environment, METRICS_NAMESPACE: 'ResourceManager/bench' };
  const handler = bind({ ...platform, environment, now: () => time, log: (entry) => JSON.stringify(entry) });
  const event = createEvent(token);
  return async () => {
    time += 40;
    const { statusCode } = await handler(event);
    if (statusCode !== 200) throw new Error(`The create handler answered ${statusCode}.`);
  };
}

function createEvent(token: string): APIGatewayProxyEventV2 {
  const http = {
    method: 'POST',
    path: '/v1/resources',
    protocol: 'HTTP/1.1',
    sourceIp: '127.0.0.1',
    userAgent: 'bench',
  };
  return {
    version: '2.0',
    routeKey: 'POST /v1/resources',
    rawPath: '/v1/resources',
    rawQueryString: '',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requestContext: {
      accountId: '0',
      apiId: 'bench',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http,
      requestId: 'bench',
      routeKey: 'POST /v1/resources',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: JSON.stringify(wanted),
    isBase64Encoded: false,
  };
}

/** The obvious implementation, with the unmodified SDK. */
function plainHandler(environment: Platform['environment']): Work {
  const region = environment['AWS_REGION'] ?? '';
  const credentials = {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const s3 = new S3Client({ region, credentials, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const database = new DynamoDBClient({
    region,
    credentials,
    endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
  });
  const Bucket = 'resource-manager';
  return async () => {
    const { file_name, mime_type, mode, expire } = JSON.parse(JSON.stringify(wanted));
    const id = crypto.randomUUID();
    const Key = `resources/${id}`;
    const post = await createPresignedPost(s3, {
      Bucket,
      Key,
      Expires: expire,
      Fields: { 'Content-Type': mime_type, tagging: '<Tagging><TagSet></TagSet></Tagging>' },
      Conditions: [['content-length-range', 1, 5 * 1024 ** 3]],
    });
    const uri = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: expire });
    await database.send(
      new PutItemCommand({
        TableName: environment['TABLE_NAME'],
        Item: {
          pk: { S: `resource#${id}` },
          sk: { S: 'resource' },
          account_id: { S: 'demo' },
          file_name: { S: file_name },
          mime_type: { S: mime_type },
          mode: { S: mode },
          created_at: { N: String(Date.now()) },
          expires_at: { N: String(Date.now() + expire * 1000) },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { statusCode: 200, body: JSON.stringify({ uri, signed_request: post }) };
  };
}
