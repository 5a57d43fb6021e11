import { createHash, createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { dynamodbClient, PATIENT } from '../../../lambdas/aws/dynamodb-client.ts';
import { type RecordedRequest, startServer } from './recording-server.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function connect(
  port: number,
  environment: Record<string, string> = {},
  ...retries: (typeof PATIENT)[]
): DynamoDBClient {
  const platform = {
    environment: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
      ...environment,
    },
    now: Date.now,
    log: () => {},
  };
  const client = dynamodbClient(platform, ...retries);
  onTestFinished(() => client.destroy());
  return client;
}

const find = (client: DynamoDBClient, id = 'Straße 🚒') =>
  client.send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: id } } }));

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
}

const found = (response: ServerResponse) => answer(response, 200, { Item: { pk: { S: 'x' } } });
const failed = (response: ServerResponse) => answer(response, 500, { __type: 'InternalServerError' });
const throttled = (response: ServerResponse) =>
  answer(response, 400, { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' });

/** The expected signature of a received request ("Create a signed AWS API request"). */
function expectedSignature({ method, path, headers, body }: RecordedRequest): string {
  const [, day = '', region = '', names = ''] =
    /Credential=[^/]+\/(\d{8})\/([^/]+)\/dynamodb\/aws4_request, SignedHeaders=([^,]+),/.exec(
      headers['authorization'] ?? '',
    ) ?? [];
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = `${method}\n${path}\n\n${lines.join('')}\n${names}\n${sha256(body)}`;
  const scope = `${day}/${region}/dynamodb/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${sha256(canonical)}`;
  let key: Buffer | string = `AWS4${SECRET}`;
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(toSign).digest('hex');
}

describe('signs every request', () => {
  test.each([
    ['without a session', {}, 'content-type;host;x-amz-date;x-amz-target'],
    [
      'with a session',
      { AWS_SESSION_TOKEN: 'session/token+=' },
      'content-type;host;x-amz-date;x-amz-security-token;x-amz-target',
    ],
  ])('%s', async (_, environment, mustBeSigned) => {
    const { port, requests } = await startServer(found);
    await find(connect(port, environment));
    const [request] = requests;
    if (request === undefined) throw new Error('No request came.');
    const [, names = '', signature] =
      /SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(request.headers['authorization'] ?? '') ?? [];
    expect(names.split(';')).toEqual(expect.arrayContaining(mustBeSigned.split(';')));
    expect(names.split(';')).toEqual(names.split(';').toSorted());
    expect(signature).toBe(expectedSignature(request));
    expect(request.body).toContain('Straße 🚒');
  });

  test("with the machine's clock, or the service's once that has proved it wrong", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2020, 2, 12, 23, 59, 58) });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { port, requests } = await startServer((response) => {
      response.setHeader('date', 'Fri, 13 Mar 2020 00:10:01 GMT');
      failed(response);
    }, found);
    await find(connect(port));
    expect(requests.map(({ headers }) => headers['x-amz-date'])).toEqual([
      '20200312T235958Z',
      '20200313T001001Z',
    ]);
    for (const request of requests) {
      expect(request.headers['authorization']).toContain(`Signature=${expectedSignature(request)}`);
    }
  });
});

describe('a service that fails for a moment', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['answers 500', failed],
    ['throttles', throttled],
    ['resets the connection', (response) => response.destroy()],
    [
      'breaks off its answer',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.destroy());
      },
    ],
  ])('and %s is called again', async (_, failure) => {
    const { port, requests } = await startServer(failure, found);
    expect((await find(connect(port))).Item).toEqual({ pk: { S: 'x' } });
    expect(requests).toHaveLength(2);
  });

  test('and never recovers is given up after three attempts', async () => {
    const { port, requests } = await startServer(failed);
    await expect(find(connect(port))).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(requests).toHaveLength(3);
  });

  test('is called longer for background work, at the rate it has just accepted', async () => {
    const { port, requests } = await startServer(failed, failed, failed, failed, found);
    const client = connect(port, {}, PATIENT);
    expect((await find(client)).Item).toEqual({ pk: { S: 'x' } });
    expect(requests).toHaveLength(5);
    const { retryMode } = client.config;
    expect(typeof retryMode === 'function' ? await retryMode() : retryMode).toBe('adaptive');
  });

  test('is not called again if the request is invalid', async () => {
    const wrong = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'No.' };
    const { port, requests } = await startServer((response) => answer(response, 400, wrong));
    await expect(find(connect(port))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(requests).toHaveLength(1);
  });
});
