import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawRequest, type SigningPlan, send, signRequest } from './raw-request.ts';
import { bucket, credentials, type RunningStore, startStore } from './running-store.ts';
import { post, signForm, xmlText } from './upload-form.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let store: RunningStore;
beforeAll(async () => {
  store = await startStore();
  await post(store, signForm(store));
});
afterAll(() => store[Symbol.asyncDispose]());

async function expectRefused(
  request: RawRequest,
  status: number,
  code: string,
  message: string,
): Promise<void> {
  const answer = await send(store, request);
  expect(answer.status).toBe(status);
  expect(xmlText(answer.body, 'Code')).toBe(code);
  expect(xmlText(answer.body, 'Message')).toBe(message);
  expect(xmlText(answer.body, 'RequestId')).toBe(answer.headers['x-amz-request-id']);
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';

describe('a signature in the header', () => {
  const path = `/${bucket}/foo.txt`;
  const signed = (plain: Partial<RawRequest> = {}, plan: SigningPlan = {}): RawRequest =>
    signRequest(store, { method: 'GET', path, ...plain }, plan);
  const withHeaders = (headers: Record<string, string>): RawRequest => {
    const request = signed();
    return { ...request, headers: { ...request.headers, ...headers } };
  };
  const without = (name: string): RawRequest => {
    const request = signed();
    return {
      ...request,
      headers: Object.fromEntries(Object.entries(request.headers ?? {}).filter(([n]) => n !== name)),
    };
  };

  test.each<[string, () => RawRequest]>([
    ['without a payload hash', () => signed()],
    ['with the hash of no payload', () => signed({}, { payloadHash: createHash('sha256').digest('hex') })],
    ['of a header with white space', () => signed({ headers: { 'x-amz-meta-a': '  b   c ' } })],
    ['fifteen minutes old', () => signed({}, { time: store.clock.time - 15 * MINUTE })],
    ['next to a header that is not signed', () => withHeaders({ 'user-agent': 'test' })],
  ])('is accepted %s', async (_name, request) => {
    expect(await send(store, request())).toMatchObject({ status: 200, body: 'bar' });
  });

  test.each<[string, () => RawRequest, number, string, string]>([
    ['none', () => ({ method: 'GET', path }), 403, 'AccessDenied', 'Access Denied'],
    ['another method', () => ({ ...signed(), method: 'DELETE' }), 403, 'SignatureDoesNotMatch', mismatch],
    ['another key', () => ({ ...signed(), path: `${path}2` }), 403, 'SignatureDoesNotMatch', mismatch],
    [
      'another query',
      () => ({ ...signed(), path: `${path}?tagging` }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    ['another host', () => withHeaders({ host: 'other.example' }), 403, 'SignatureDoesNotMatch', mismatch],
    [
      'another payload hash',
      () => withHeaders({ 'x-amz-content-sha256': createHash('sha256').digest('hex') }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'the hash of a payload',
      () => signed({}, { payloadHash: createHash('sha256').update('bar').digest('hex') }),
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'no payload hash',
      () => without('x-amz-content-sha256'),
      400,
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    ],
    [
      'no date',
      () => without('x-amz-date'),
      403,
      'AccessDenied',
      'AWS authentication requires a valid Date or x-amz-date header',
    ],
    [
      'a header of S3 that is not signed',
      () => withHeaders({ 'x-amz-meta-a': 'b' }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
    [
      'a host that is not signed',
      () => withHeaders({ authorization: (signed().headers?.['authorization'] ?? '').replace('host;', '') }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
    [
      'more than fifteen minutes old',
      () => signed({}, { time: store.clock.time - 15 * MINUTE - SECOND }),
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
    [
      'more than fifteen minutes early',
      () => signed({}, { time: store.clock.time + 15 * MINUTE + SECOND }),
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
    [
      'another access key',
      () => signed({}, { accessKeyId: 'AKIAUNKNOWN' }),
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      'another region',
      () => signed({}, { region: 'us-east-1' }),
      400,
      'AuthorizationHeaderMalformed',
      "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
    ],
    [
      'a session token',
      () => signed({ headers: { 'x-amz-security-token': 'token' } }),
      400,
      'InvalidToken',
      'The provided token is malformed or otherwise invalid.',
    ],
    [
      'version 2',
      () => withHeaders({ authorization: `AWS ${credentials.accessKeyId}:c2lnbmF0dXJl` }),
      400,
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    ],
    [
      'nothing but the algorithm',
      () => withHeaders({ authorization: 'AWS4-HMAC-SHA256 Credential=a' }),
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; expecting Credential, SignedHeaders and Signature.',
    ],
    [
      'a second one in the query',
      () => ({ ...signed(), path: `${path}?X-Amz-Signature=00` }),
      400,
      'InvalidArgument',
      'Only one auth mechanism allowed',
    ],
  ])('is refused: %s', async (_name, request, status, code, message) => {
    await expectRefused(request(), status, code, message);
  });

  test('names of signed headers are no names of object properties', async () => {
    const authorization = (signed().headers?.['authorization'] ?? '').replace('host;', 'constructor;host;');
    await expectRefused(withHeaders({ authorization }), 403, 'SignatureDoesNotMatch', mismatch);
  });
});

describe('a signature in the URL', () => {
  async function presign(expiresIn = 60): Promise<URL> {
    const command = new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt', ResponseContentType: 'text/css' });
    return new URL(
      await getSignedUrl(store.client, command, { expiresIn, signingDate: new Date(store.clock.time) }),
    );
  }
  const pathOf = ({ pathname, search }: URL): string => pathname + search;
  const host = (): Record<string, string> => ({ host: new URL(store.url).host });
  const withParameter = (name: string, value: string | undefined) => (url: URL) => {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return { method: 'GET', path: pathOf(url), headers: host() };
  };

  test('is accepted until its last second', async () => {
    const path = pathOf(await presign());
    const signedAt = Math.floor(store.clock.time / SECOND) * SECOND;
    const now = store.clock.time;
    store.clock.time = signedAt + MINUTE;
    expect(await send(store, { method: 'GET', path, headers: host() })).toMatchObject({
      status: 200,
      body: 'bar',
    });
    store.clock.time = signedAt + MINUTE + 1;
    await expectRefused({ method: 'GET', path, headers: host() }, 403, 'AccessDenied', 'Request has expired');
    store.clock.time = signedAt - 15 * MINUTE - 1;
    await expectRefused(
      { method: 'GET', path, headers: host() },
      403,
      'AccessDenied',
      'Request is not yet valid',
    );
    store.clock.time = now;
  });

  test('is accepted whatever the order and the encoding of its parameters', async () => {
    const url = await presign();
    const parameters = [...url.searchParams].reverse();
    const query = parameters.map(([name, value]) => `${name}=${value.replaceAll(';', '%3b')}`).join('&');
    const path = `${url.pathname.replace('foo', '%66oo')}?${query}`;
    expect(await send(store, { method: 'GET', path, headers: host() })).toMatchObject({
      status: 200,
      body: 'bar',
    });
  });

  const requiredParameter = (name: string): string =>
    `Query-string authentication version 4 requires the ${name} parameter.`;
  const lifetime = 'X-Amz-Expires must be a number of seconds from 1 to 604800';
  test.each<[string, (url: URL) => RawRequest, number, string, string]>([
    [
      'another method',
      (url) => ({ method: 'DELETE', path: pathOf(url), headers: host() }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    ['HEAD in place of GET', (url) => ({ method: 'HEAD', path: pathOf(url), headers: host() }), 403, '', ''],
    [
      'another key',
      (url) => ({ method: 'GET', path: pathOf(url).replace('foo', 'fop'), headers: host() }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'a slash doubled',
      (url) => ({ method: 'GET', path: pathOf(url).replace('/foo', '//foo'), headers: host() }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'another override',
      withParameter('response-content-type', 'text/html'),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'one override less',
      withParameter('response-content-type', undefined),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'one override more',
      withParameter('response-cache-control', 'no-store'),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    ['a longer life', withParameter('X-Amz-Expires', '61'), 403, 'SignatureDoesNotMatch', mismatch],
    [
      'a life of no seconds',
      withParameter('X-Amz-Expires', '0'),
      400,
      'AuthorizationQueryParametersError',
      lifetime,
    ],
    [
      'a life of eight days',
      withParameter('X-Amz-Expires', '691200'),
      400,
      'AuthorizationQueryParametersError',
      lifetime,
    ],
    [
      'an endless life',
      withParameter('X-Amz-Expires', 'Infinity'),
      400,
      'AuthorizationQueryParametersError',
      lifetime,
    ],
    [
      'another algorithm',
      withParameter('X-Amz-Algorithm', 'AWS4-HMAC-SHA1'),
      400,
      'AuthorizationQueryParametersError',
      'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"',
    ],
    [
      'a date that is none',
      withParameter('X-Amz-Date', 'now'),
      400,
      'AuthorizationQueryParametersError',
      'X-Amz-Date must be in the ISO8601 Long Format',
    ],
    [
      'a credential that is none',
      withParameter('X-Amz-Credential', 'me'),
      400,
      'AuthorizationQueryParametersError',
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ],
    [
      'a session token',
      withParameter('X-Amz-Security-Token', 'token'),
      400,
      'InvalidToken',
      'The provided token is malformed or otherwise invalid.',
    ],
    ...[
      'X-Amz-Algorithm',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Expires',
      'X-Amz-SignedHeaders',
      'X-Amz-Signature',
    ].map((name): [string, (url: URL) => RawRequest, number, string, string] => [
      `no ${name}`,
      withParameter(name, undefined),
      400,
      'AuthorizationQueryParametersError',
      requiredParameter(name),
    ]),
    [
      'its signature twice',
      (url) => ({ method: 'GET', path: `${pathOf(url)}&X-Amz-Signature=00`, headers: host() }),
      400,
      'InvalidURI',
      "Couldn't parse the specified URI.",
    ],
    [
      'a path that cannot be decoded',
      (url) => ({ method: 'GET', path: pathOf(url).replace('foo', '%ff'), headers: host() }),
      400,
      'InvalidURI',
      "Couldn't parse the specified URI.",
    ],
    [
      'a header of S3 that is not signed',
      (url) => ({ method: 'GET', path: pathOf(url), headers: { ...host(), 'x-amz-meta-a': 'b' } }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
  ])('is refused: %s', async (_name, change, status, code, message) => {
    const request = change(await presign());
    if (request.method === 'HEAD') expect(await send(store, request)).toMatchObject({ status, body: '' });
    else await expectRefused(request, status, code, message);
  });
});
