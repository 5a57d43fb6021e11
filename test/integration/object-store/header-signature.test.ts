import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawRequest, type SigningPlan, send, signRequest } from './raw-request.ts';
import { bucket, credentials, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal, MISMATCH } from './signature-refusals.ts';
import { post, signForm } from './upload-form.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let store: RunningStore;
beforeAll(async () => {
  store = await startStore();
  await post(store, signForm(store));
});
afterAll(() => store[Symbol.asyncDispose]());

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
    ['beside an unsigned header', () => withHeaders({ 'user-agent': 'test' })],
  ])('is accepted %s', async (_name, request) => {
    expect(await send(store, request())).toMatchObject({ status: 200, body: 'bar' });
  });

  test.each<[string, () => RawRequest, number, string, string]>([
    ['none', () => ({ method: 'GET', path }), 403, 'AccessDenied', 'Access Denied'],
    ['another method', () => ({ ...signed(), method: 'DELETE' }), 403, 'SignatureDoesNotMatch', MISMATCH],
    ['another key', () => ({ ...signed(), path: `${path}2` }), 403, 'SignatureDoesNotMatch', MISMATCH],
    [
      'another query',
      () => ({ ...signed(), path: `${path}?tagging` }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    ['another host', () => withHeaders({ host: 'other.example' }), 403, 'SignatureDoesNotMatch', MISMATCH],
    [
      'another payload hash',
      () => withHeaders({ 'x-amz-content-sha256': createHash('sha256').digest('hex') }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
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
      'an unsigned header of S3',
      () => withHeaders({ 'x-amz-meta-a': 'b' }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
    [
      'an unsigned host',
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
      'only the algorithm',
      () => withHeaders({ authorization: 'AWS4-HMAC-SHA256 Credential=a' }),
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; expecting Credential, SignedHeaders and Signature.',
    ],
    [
      'a second signature in the query',
      () => ({ ...signed(), path: `${path}?X-Amz-Signature=00` }),
      400,
      'InvalidArgument',
      'Only one auth mechanism allowed',
    ],
  ])('is refused: %s', async (_name, request, status, code, message) => {
    await expectRefusal(store, request(), status, code, message);
  });

  test("a signed header may be named like an object's property", async () => {
    const authorization = (signed().headers?.['authorization'] ?? '').replace('host;', 'constructor;host;');
    await expectRefusal(store, withHeaders({ authorization }), 403, 'SignatureDoesNotMatch', MISMATCH);
  });
});
