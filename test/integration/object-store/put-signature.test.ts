import {
  CopyObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notImplemented, type PutPlan, signPut } from './put-request.ts';
import { type RawRequest, send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal, MISMATCH } from './signature-refusals.ts';
import { post, signForm } from './upload-form.ts';

let store: RunningStore;
let kept: string[];
beforeAll(async () => {
  store = await startStore();
  await post(store, signForm(store));
  kept = (await store.kept()).sort();
});
afterAll(() => store[Symbol.asyncDispose]());

const tagging = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';
const plans: [name: string, plan: PutPlan][] = [
  ['a put', { key: 'new', headers: { 'content-type': 'text/css', 'x-amz-tagging': 'a=b' } }],
  ['a put of tags', { key: 'foo.txt?tagging', body: tagging, headers: { 'content-type': 'text/xml' } }],
  [
    'a copy',
    {
      key: 'new',
      body: '',
      headers: { 'content-type': 'text/css', 'x-amz-copy-source': `${bucket}/foo.txt` },
    },
  ],
];

describe.each(plans)('%s is refused', (_name, plan) => {
  const changed = (headers: Record<string, string | undefined>): RawRequest => {
    const signed = signPut(store, plan);
    const all = Object.entries({ ...signed.headers, ...headers });
    return {
      ...signed,
      headers: Object.fromEntries(
        all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    };
  };
  const path = (): string => signPut(store, plan).path;

  test.each<[string, () => RawRequest, number, string, string]>([
    [
      'without a signature',
      () => changed({ authorization: undefined }),
      403,
      'AccessDenied',
      'Access Denied',
    ],
    [
      'with another signature',
      () => {
        const { headers } = signPut(store, plan);
        return changed({
          authorization: (headers?.['authorization'] ?? '').replace(/[0-9a-f]{64}$/, '0'.repeat(64)),
        });
      },
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'with another key',
      () => ({ ...changed({}), path: path().replace(bucket, `${bucket}/x`) }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'with another method',
      () => ({ ...changed({}), method: 'GET', path: path().replace('?tagging', '') }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'with another header',
      () => changed({ 'content-type': 'text/html' }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'with tags that are not signed',
      () => changed({ 'x-amz-tagging-directive': 'REPLACE' }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
    [
      'as another body than was signed',
      () => changed({ 'x-amz-content-sha256': '0'.repeat(64) }),
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'sixteen minutes later',
      () => signPut(store, plan, store.clock.time - 16 * 60_000),
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
  ])('%s', async (_name, request, status, code, message) => {
    await expectRefusal(store, request(), status, code, message);
    expect((await store.kept()).sort()).toEqual(kept);
    expect(store.events).toHaveLength(1);
  });
});

describe('a presigned URL', () => {
  const object = { Bucket: bucket, Key: 'foo.txt' };
  const put = (url: string, headers: Record<string, string> = {}): RawRequest => {
    const { pathname, search, host } = new URL(url);
    return {
      method: 'PUT',
      path: pathname + search,
      headers: { host, 'content-length': '3', ...headers },
      body: [Buffer.from('bar')],
    };
  };

  test('of a download is no permission to write', async () => {
    const url = await getSignedUrl(store.client, new GetObjectCommand(object), { expiresIn: 60 });
    for (const headers of [{}, { 'x-amz-copy-source': `${bucket}/foo.txt` }]) {
      const answer = await send(store, put(url, headers));
      expect(answer.status).toBe(403);
    }
    await expectRefusal(store, put(url), 403, 'SignatureDoesNotMatch', MISMATCH);
    expect((await store.kept()).sort()).toEqual(kept);
  });

  test('that writes is not implemented', async () => {
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    // The length of the body that is to be sent is another one.
    const options = { expiresIn: 60, unsignableHeaders: new Set(['content-length']) };
    const urls = await Promise.all([
      getSignedUrl(store.client, new PutObjectCommand({ ...object, Tagging: 'a=b' }), options),
      getSignedUrl(store.client, new PutObjectTaggingCommand({ ...object, Tagging }), options),
      getSignedUrl(
        store.client,
        new CopyObjectCommand({ ...object, CopySource: `${bucket}/foo.txt` }),
        options,
      ),
    ]);
    for (const url of urls) await expectRefusal(store, put(url), 501, 'NotImplemented', notImplemented);
    expect((await store.kept()).sort()).toEqual(kept);
  });
});
