import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { big, complete, create, large, small } from './multipart-upload.ts';
import { type RawAnswer, send } from './raw-request.ts';
import { credentials, type RunningStore, region, startStore } from './running-store.ts';
import { xmlText } from './upload-form.ts';

let store: RunningStore;
/** A client that signs without the bytes, which it does not have. */
let signer: S3Client;
beforeAll(async () => {
  const rule = { methods: ['PUT', 'DELETE'] as const, origins: ['*'], exposedHeaders: ['ETag'] };
  store = await startStore({ corsRules: [{ ...rule, maximumAgeSeconds: 60 }] });
  signer = new S3Client({
    endpoint: store.url,
    region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
});
afterAll(async () => {
  signer.destroy();
  await store[Symbol.asyncDispose]();
});

function use(
  method: string,
  url: string,
  body: Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const { pathname, search, host } = new URL(url);
  const all = { host, 'content-length': `${body.length}`, ...headers };
  return send(store, { method, path: pathname + search, headers: all, body: [body] });
}

/** A URL for a part of exactly this many bytes. */
function partUrl(UploadId: string, PartNumber: number, ContentLength: number): Promise<string> {
  const command = new UploadPartCommand({ ...big, UploadId, PartNumber, ContentLength });
  return getSignedUrl(signer, command, {
    expiresIn: 60,
    signableHeaders: new Set(['content-length']),
    signingDate: new Date(store.clock.time),
  });
}

test('a whole upload needs only presigned URLs', async () => {
  const begun = new CreateMultipartUploadCommand({ ...big, ContentType: 'image/png', Tagging: 'a=b' });
  const createUrl = await getSignedUrl(signer, begun, {
    signableHeaders: new Set(['content-type']),
    unhoistableHeaders: new Set(['x-amz-tagging']),
  });
  const headers = { 'content-type': 'image/png', 'x-amz-tagging': 'a=b' };
  expect(await use('POST', createUrl, Buffer.alloc(0), { ...headers, 'x-amz-tagging': 'a=c' })).toMatchObject(
    {
      status: 403,
    },
  );
  const created = await use('POST', createUrl, Buffer.alloc(0), headers);
  const UploadId = xmlText(created.body, 'UploadId') ?? '';
  const Parts = [];
  for (const [index, body] of [large, small].entries()) {
    const answer = await use('PUT', await partUrl(UploadId, index + 1, body.length), body);
    expect(answer.status).toBe(200);
    Parts.push({ PartNumber: index + 1, ETag: answer.headers.etag ?? '' });
  }
  const completeUrl = await getSignedUrl(signer, new CompleteMultipartUploadCommand({ ...big, UploadId }));
  const list = Parts.map(
    ({ PartNumber, ETag }) => `<Part><PartNumber>${PartNumber}</PartNumber><ETag>${ETag}</ETag></Part>`,
  );
  const document = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
  expect(await use('POST', completeUrl, document)).toMatchObject({ status: 200 });
  const object = await store.client.send(new GetObjectCommand(big));
  expect(object).toMatchObject({ ContentLength: large.length + small.length, ContentType: 'image/png' });
  await object.Body?.transformToByteArray();
  const { TagSet } = await store.client.send(new GetObjectTaggingCommand(big));
  expect(TagSet).toEqual([{ Key: 'a', Value: 'b' }]);
});

describe('the URL of a part', () => {
  test.each([
    ['a byte more', small.length + 1],
    ['a byte less', small.length - 1],
  ])('with a signed length refuses %s', async (_name, length) => {
    const url = await partUrl(await create(store), 1, small.length);
    expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    const answer = await use('PUT', url, Buffer.alloc(length));
    expect(answer.status).toBe(403);
    expect(xmlText(answer.body, 'Code')).toBe('SignatureDoesNotMatch');
  });

  test('with a signed length refuses a body of unknown length', async () => {
    const url = new URL(await partUrl(await create(store), 1, small.length));
    const headers = { host: url.host, 'transfer-encoding': 'chunked' };
    const answer = await send(store, {
      method: 'PUT',
      path: url.pathname + url.search,
      headers,
      body: [small],
    });
    expect(answer.status).toBe(403);
  });

  test.each([
    ['another part', (url: string) => url.replace('partNumber=1', 'partNumber=2')],
    ['another upload', (url: string) => url.replace('uploadId=', 'uploadId=x')],
    ['another key', (url: string) => url.replace(big.Key, 'other.bin')],
  ])('does not work for %s', async (_name, change) => {
    const url = await partUrl(await create(store), 1, small.length);
    expect(await use('PUT', change(url), small)).toMatchObject({ status: 403 });
  });

  test('can be used again, and expires', async () => {
    const uploadId = await create(store);
    const url = await partUrl(uploadId, 1, small.length);
    await use('PUT', url, Buffer.from('THE END'));
    const { etag = '' } = (await use('PUT', url, small)).headers;
    store.clock.time += 61_000;
    expect(await use('PUT', url, small)).toMatchObject({ status: 403 });
    await complete(store, uploadId, [{ PartNumber: 1, ETag: etag }]);
    const { Body } = await store.client.send(new GetObjectCommand(big));
    expect(await Body?.transformToString()).toBe('the end');
  });
});

test('a page of another origin may send a part and read its ETag', async () => {
  const page = { origin: 'https://page.example' };
  const url = await partUrl(await create(store), 1, small.length);
  const { pathname, search } = new URL(url);
  const preflight = await send(store, {
    method: 'OPTIONS',
    path: pathname + search,
    headers: { ...page, 'access-control-request-method': 'PUT' },
  });
  expect(preflight).toMatchObject({ status: 200 });
  const { status, headers } = await use('PUT', url, small, page);
  expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
  expect(headers['access-control-expose-headers']).toBe('ETag');
});
