import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawRequest, send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
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
    await expectRefusal(
      store,
      { method: 'GET', path, headers: host() },
      403,
      'AccessDenied',
      'Request has expired',
    );
    store.clock.time = signedAt - 15 * MINUTE - 1;
    await expectRefusal(
      store,
      { method: 'GET', path, headers: host() },
      403,
      'AccessDenied',
      'Request is not yet valid',
    );
    store.clock.time = now;
  });

  test('is accepted with its parameters in any order and encoding', async () => {
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
      MISMATCH,
    ],
    ['HEAD in place of GET', (url) => ({ method: 'HEAD', path: pathOf(url), headers: host() }), 403, '', ''],
    [
      'another key',
      (url) => ({ method: 'GET', path: pathOf(url).replace('foo', 'fop'), headers: host() }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'a slash doubled',
      (url) => ({ method: 'GET', path: pathOf(url).replace('/foo', '//foo'), headers: host() }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'another overriding header',
      withParameter('response-content-type', 'text/html'),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'an overriding header less',
      withParameter('response-content-type', undefined),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'an overriding header more',
      withParameter('response-cache-control', 'no-store'),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    ['a longer life', withParameter('X-Amz-Expires', '61'), 403, 'SignatureDoesNotMatch', MISMATCH],
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
      'an invalid date',
      withParameter('X-Amz-Date', 'now'),
      400,
      'AuthorizationQueryParametersError',
      'X-Amz-Date must be in the ISO8601 Long Format',
    ],
    [
      'an invalid credential',
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
      'an unsigned header of S3',
      (url) => ({ method: 'GET', path: pathOf(url), headers: { ...host(), 'x-amz-meta-a': 'b' } }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
  ])('is refused: %s', async (_name, change, status, code, message) => {
    const request = change(await presign());
    if (request.method === 'HEAD') expect(await send(store, request)).toMatchObject({ status, body: '' });
    else await expectRefusal(store, request, status, code, message);
  });
});
