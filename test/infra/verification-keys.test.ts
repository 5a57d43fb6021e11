import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bind } from '../../lambdas/functions/verification-keys.ts';

const publicKeys: Record<string, KeyObject> = {
  first: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  second: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  wrong: generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
};

let server: Server;
let address: string;
/** CloudFormation's answers, with their requests. */
let answers: { request: IncomingMessage; body: Record<string, unknown> }[];
let keyRequests: number;
let statusOfCloudFormation: number;

/** Plays KMS (POST) and CloudFormation's address for the answer (PUT). */
beforeEach(async () => {
  answers = [];
  keyRequests = 0;
  statusOfCloudFormation = 200;
  server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    if (request.method === 'PUT') {
      answers.push({ request, body });
      response.writeHead(statusOfCloudFormation).end();
      return;
    }
    keyRequests += 1;
    expect(request.headers['x-amz-target']).toBe('TrentService.GetPublicKey');
    const key = publicKeys[body.KeyId]?.export({ format: 'der', type: 'spki' }).toString('base64');
    response.writeHead(key === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(
        key === undefined ? { __type: 'NotFoundException', message: 'no such key' } : { PublicKey: key },
      ),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  address = `http://127.0.0.1:${bound.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function handler() {
  return bind({
    environment: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_KMS: address,
    },
    now: () => 0,
    log: () => {},
  });
}

const identity = {
  StackId: 'arn:aws:cloudformation:eu-central-1:1:stack/api/1',
  RequestId: 'request-1',
  LogicalResourceId: 'VerificationKeys',
};

function event(
  RequestType: 'Create' | 'Update' | 'Delete',
  properties: Record<string, unknown>,
): CloudFormationCustomResourceEvent {
  const common = {
    ...identity,
    ServiceToken: 'token',
    ResponseURL: `${address}/answer?signature=s`,
    ResourceType: 'Custom::VerificationKeys',
    ResourceProperties: { ServiceToken: 'token', ...properties },
  };
  if (RequestType === 'Create') return { ...common, RequestType };
  if (RequestType === 'Delete') return { ...common, RequestType, PhysicalResourceId: 'verification-keys' };
  return {
    ...common,
    RequestType,
    PhysicalResourceId: 'verification-keys',
    OldResourceProperties: { ServiceToken: 'token' },
  };
}

function jsonWebKey(name: string) {
  const { x, y } = publicKeys[name]?.export({ format: 'jwk' }) ?? {};
  const kid = createHash('sha256')
    .update(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`)
    .digest('base64url');
  return { kid, kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig' };
}

describe('The verification keys of a deployment', () => {
  test.each(['Create', 'Update'] as const)(
    '%s returns the key set, in the order of the ids',
    async (type) => {
      await handler()(event(type, { KeyIds: ['second', 'first'] }));
      expect(answers.map(({ body }) => body)).toEqual([
        {
          ...identity,
          Status: 'SUCCESS',
          PhysicalResourceId: 'verification-keys',
          Data: { keySet: JSON.stringify({ keys: [jsonWebKey('second'), jsonWebKey('first')] }) },
        },
      ]);
    },
  );

  test('are sent to the signed URL unchanged, without the content type that its signature does not cover', async () => {
    await handler()(event('Create', { KeyIds: ['first'] }));
    expect(answers[0]?.request).toMatchObject({ method: 'PUT', url: '/answer?signature=s' });
    expect(answers[0]?.request.headers['content-type']).toBeUndefined();
    expect(Number(answers[0]?.request.headers['content-length'])).toBeGreaterThan(0);
  });

  test("of four keys fit into CloudFormation's 4096 bytes", async () => {
    await handler()(event('Create', { KeyIds: ['first', 'second', 'first', 'second'] }));
    expect(Number(answers[0]?.request.headers['content-length'])).toBeLessThan(4096);
  });

  test('Delete succeeds without doing anything', async () => {
    await handler()(event('Delete', { KeyIds: ['unknown'] }));
    expect(answers.map(({ body }) => body)).toEqual([
      { ...identity, Status: 'SUCCESS', PhysicalResourceId: 'verification-keys' },
    ]);
    expect(keyRequests).toBe(0);
  });

  test.each([
    ['an unknown key', { KeyIds: ['first', 'unknown'] }, 'no such key'],
    [
      'a key of another kind',
      { KeyIds: ['wrong'] },
      'The key wrong must be an ECC_NIST_P256 key for signing.',
    ],
    ['no list', {}, 'KeyIds must be a list of key ids.'],
    ['an empty list', { KeyIds: [] }, 'KeyIds must be a list of key ids.'],
    ['other values than ids', { KeyIds: ['first', 5] }, 'KeyIds must be a list of key ids.'],
  ])('%s fails the deployment with a sentence', async (_, properties, reason) => {
    await handler()(event('Create', properties));
    expect(answers.map(({ body }) => body)).toEqual([
      {
        ...identity,
        Status: 'FAILED',
        PhysicalResourceId: 'verification-keys',
        Reason: `The verification keys could not be read: ${reason}`,
      },
    ]);
  });

  test('make the function reject if CloudFormation refuses them, so that Lambda retries', async () => {
    statusOfCloudFormation = 403;
    await expect(handler()(event('Create', { KeyIds: ['first'] }))).rejects.toThrow(
      'CloudFormation answered 403 instead of taking the result.',
    );
  });
});
