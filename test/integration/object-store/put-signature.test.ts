import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PutPlan, signPut } from './put-request.ts';
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
      'with unsigned tags',
      () => changed({ 'x-amz-tagging-directive': 'REPLACE' }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ],
    [
      'with another body than the signed one',
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

  test('of a download grants no right to write', async () => {
    const url = await getSignedUrl(store.client, new GetObjectCommand(object), { expiresIn: 60 });
    for (const headers of [{}, { 'x-amz-copy-source': `${bucket}/foo.txt` }]) {
      const answer = await send(store, put(url, headers));
      expect(answer.status).toBe(403);
    }
    await expectRefusal(store, put(url), 403, 'SignatureDoesNotMatch', MISMATCH);
    expect((await store.kept()).sort()).toEqual(kept);
  });

  test('of a put has its headers in its query, and fixes the bytes', async () => {
    const command = new PutObjectCommand({ ...object, Body: 'bar', Tagging: 'presigned=yes' });
    const url = await getSignedUrl(store.client, command, { expiresIn: 60 });
    expect(new URL(url).searchParams.get('x-amz-tagging')).toBe('presigned=yes');
    const other = { ...put(url), body: [Buffer.from('baz')] };
    const message = 'The CRC32 you specified did not match the calculated checksum.';
    await expectRefusal(store, other, 400, 'BadDigest', message);
    await expectRefusal(
      store,
      put(url, { 'x-amz-tagging': 'a=b' }),
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    );
    expect(await send(store, put(url))).toMatchObject({ status: 200 });
    const { TagSet } = await store.client.send(new GetObjectTaggingCommand(object));
    expect(TagSet).toEqual([{ Key: 'presigned', Value: 'yes' }]);
  });

  test('of a copy has its source in its query', async () => {
    const command = new CopyObjectCommand({ ...object, Key: 'copy', CopySource: `${bucket}/foo.txt` });
    const url = await getSignedUrl(store.client, command, { expiresIn: 60 });
    expect(await send(store, { ...put(url), body: [], headers: { host: new URL(url).host } })).toMatchObject({
      status: 200,
    });
    const { Body } = await store.client.send(new GetObjectCommand({ ...object, Key: 'copy' }));
    expect(await Body?.transformToString()).toBe('bar');
  });
});
