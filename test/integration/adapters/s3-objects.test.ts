import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, GetObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { s3Links } from '../../../lambdas/aws/s3-links.ts';
import { s3Objects } from '../../../lambdas/aws/s3-objects.ts';
import { partsOf } from '../../../lambdas/model/resources/object-name.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { type ObjectStore, openObjectStore } from '../../../local/object-store/object-store.ts';
import { memoryStores } from '../../unit/support/memory-stores.ts';
import { describeObjectStoreContract } from './object-store-contract.ts';
import { startServer } from './recording-server.ts';

const BUCKET = 'adapters';
const CREDENTIALS = { accessKeyId: 'access-key', secretAccessKey: 'secret-key' };

function platformAt(port: number): Platform {
  return {
    environment: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      BUCKET_NAME: BUCKET,
      BUCKET_URL: `http://127.0.0.1:${port}/${BUCKET}`,
    },
    now: Date.now,
    log: () => {},
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

describe('in the embedded bucket', () => {
  const server = createServer();
  let directory: string;
  let bucket: ObjectStore;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'adapters-'));
    bucket = await openObjectStore({
      directory,
      bucket: BUCKET,
      region: 'eu-central-1',
      credentials: CREDENTIALS,
      now: Date.now,
      lifecycle: { rules: [], removesExpiredDeleteMarkers: false },
      corsRules: [],
      onObjectCreated: async () => {},
    });
    server.on('request', (request, response) => void bucket.handle(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    await bucket.close();
    await rm(directory, { recursive: true });
  });

  /** Uploads one byte like a provider, with a form that the adapter has signed. */
  async function upload(key: string): Promise<string> {
    const links = s3Links(platformAt(portOf(server)));
    const policy = {
      key,
      contentType: 'text/plain',
      lifecycle: 1,
      maximumBytes: 1,
      expiresAt: Date.now() + 60_000,
    };
    const { url, fields } = links.signUpload(policy, Date.now());
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['x']));
    const response = await fetch(url, { method: 'POST', body: form });
    if (!response.ok) throw new Error(await response.text());
    return response.headers.get('etag') ?? '';
  }

  function clientOf(): S3Client {
    const client = new S3Client({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${portOf(server)}`,
      credentials: CREDENTIALS,
      forcePathStyle: true,
    });
    onTestFinished(() => client.destroy());
    return client;
  }

  describeObjectStoreContract('in S3', () => {
    const client = clientOf();
    return {
      store: s3Objects(platformAt(portOf(server))),
      upload: async (key) => {
        await upload(key);
      },
      look: async (object) => {
        const { key, versionId } = partsOf(object);
        const version = { Bucket: BUCKET, Key: key, VersionId: versionId };
        const { Body, ContentType = '' } = await client.send(new GetObjectCommand(version));
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(version));
        expect(TagSet.map(({ Key }) => Key)).toEqual(['expire-after-days']);
        return {
          content: Buffer.from((await Body?.transformToByteArray()) ?? []),
          contentType: ContentType,
          lifecycle: TagSet[0]?.Value ?? '',
        };
      },
    };
  });

  describe('an object too large to copy in one request', () => {
    const PART = 5 * 1024 ** 2;
    const content = randomBytes(2 * PART + 1);
    const limited = () =>
      s3Objects(platformAt(portOf(server)), { largestWhole: content.length - 1, part: PART });

    test.each([
      ['in parts', content, `"${multipartEtag(content, PART)}"`],
      [
        'in one request if it is smaller',
        content.subarray(1),
        `"${createHash('md5').update(content.subarray(1)).digest('hex')}"`,
      ],
    ])('is copied %s', async (_, bytes, etag) => {
      const store = limited();
      const from = await store.put('contents/large', bytes, 'video/mp4', 'never');
      const copy = (await store.copy(from, 'contents/copy', 'video/webm', 30, bytes.length)) ?? expect.fail();
      const { key: Key, versionId: VersionId } = partsOf(copy);
      const version = { Bucket: BUCKET, Key, VersionId };
      const client = clientOf();
      const { Body, ContentType, ETag } = await client.send(new GetObjectCommand(version));
      expect([ContentType, ETag]).toEqual(['video/webm', etag]);
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
      const { TagSet } = await client.send(new GetObjectTaggingCommand(version));
      expect(TagSet).toEqual([{ Key: 'expire-after-days', Value: '30' }]);
    });

    test('is not copied if it is missing', async () => {
      const gone = 'contents/gone?versionId=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
      expect(await limited().copy(gone, 'contents/none', 'a/b', 30, content.length)).toBeUndefined();
      expect(await limited().find('contents/none')).toBeUndefined();
    });
  });

  test.each(['GET', 'HEAD'] as const)(
    'a link signed for %s leads to one version of the object only',
    async (method) => {
      const links = s3Links(platformAt(portOf(server)));
      const key = 'resources/linked';
      await upload(key);
      const { object } = (await s3Objects(platformAt(portOf(server))).find(key)) ?? expect.fail();
      await upload(key);
      const disposition = `attachment; filename="_.txt"; filename*=UTF-8''%F0%9F%9A%92.txt`;
      const link = { method, object, contentDisposition: disposition, expiresInSeconds: 60 };
      const url = links.signDownload(link, Date.now());
      const response = await fetch(url, { method });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toBe(disposition);
      expect(await response.text()).toBe(method === 'GET' ? 'x' : '');
      const other = method === 'GET' ? 'HEAD' : 'GET';
      expect((await fetch(url, { method: other })).status).toBe(403);
      expect((await fetch(url.replace('linked', 'other'), { method })).status).toBe(403);
      expect((await fetch(links.signDownload(link, Date.now() - 61_000), { method })).status).toBe(403);
    },
  );
});

/** S3's entity tag of an object in parts: the MD5 of the parts' MD5s, and their number. */
function multipartEtag(content: Buffer, partSize: number): string {
  const hash = createHash('md5');
  const count = Math.ceil(content.length / partSize);
  for (let part = 0; part < count; part += 1) {
    const bytes = content.subarray(part * partSize, (part + 1) * partSize);
    hash.update(createHash('md5').update(bytes).digest());
  }
  return `${hash.digest('hex')}-${count}`;
}

describeObjectStoreContract('in memory', () => {
  const { objects, bucket } = memoryStores(Date.now);
  return {
    store: objects,
    upload: async (key) => {
      await objects.put(key, Buffer.from('x'), 'text/plain', 1);
    },
    look: async (object) => {
      const { content, contentType, lifecycle } = bucket.get(object) ?? expect.fail();
      return { content, contentType, lifecycle: String(lifecycle) };
    },
  };
});

/** A page of the versions of `resources/x`. */
const page = (version: string, isTruncated: boolean) => (response: ServerResponse) =>
  response.end(
    `<ListVersionsResult><IsTruncated>${isTruncated}</IsTruncated>${
      isTruncated ? `<NextVersionIdMarker>${version}</NextVersionIdMarker>` : ''
    }<Version><Key>resources/x</Key><VersionId>${version}</VersionId><Size>1</Size><ETag>&quot;e&quot;</ETag>` +
      '<LastModified>2020-01-01T00:00:00.000Z</LastModified></Version></ListVersionsResult>',
  );

describe('a bucket with another answer', () => {
  // A function without the right to list versions must not take an upload for missing.
  test.each([400, 401, 403, 404])('%i makes the look-up reject', async (status) => {
    const { port } = await startServer((response) => response.writeHead(status).end());
    await expect(s3Objects(platformAt(port)).find('resources/x?versionId=1')).rejects.toThrow();
  });

  test('without versions cannot be used', async () => {
    const { port } = await startServer((response) => response.writeHead(200).end());
    const put = s3Objects(platformAt(port)).put('contents/x', Buffer.from('x'), 'text/plain', 1);
    await expect(put).rejects.toThrow('The bucket is not versioned');
  });

  test("is read to the last of a key's versions, for ten pages at most", async () => {
    const { port, requests } = await startServer(page('3', true), page('2', true), page('1', false));
    expect((await s3Objects(platformAt(port)).find('resources/x'))?.object).toBe('resources/x?versionId=1');
    expect(
      requests.map((request) => new URL(request.path, 'http://x').searchParams.get('version-id-marker')),
    ).toEqual([null, '3', '2']);
    const endless = await startServer(page('3', true));
    await expect(s3Objects(platformAt(endless.port)).find('resources/x')).rejects.toThrow(
      'too many versions',
    );
  });

  test('is not taken for a successful one', async () => {
    const { port } = await startServer((response) => response.writeHead(400).end());
    const objects = s3Objects(platformAt(port));
    await expect(objects.put('contents/x', Buffer.from('x'), 'text/plain', 1)).rejects.toThrow();
    await expect(objects.setLifecycle('contents/x?versionId=1', 1)).rejects.toThrow();
    await expect(objects.copy('contents/x?versionId=1', 'contents/y', 'text/plain', 1, 1)).rejects.toThrow();
    await expect(objects.delete('contents/x?versionId=1')).rejects.toThrow();
  });

  test('403 is not taken for success', async () => {
    const { port } = await startServer((response) => response.writeHead(403).end());
    const objects = s3Objects(platformAt(port));
    await expect(objects.put('contents/x', Buffer.from('x'), 'text/plain', 1)).rejects.toThrow();
    await expect(objects.delete('contents/x?versionId=1')).rejects.toThrow();
  });

  test('403 for an existing object makes the change reject', async () => {
    const refuse = (response: ServerResponse) => response.writeHead(403).end();
    const { port } = await startServer(refuse, page('1', false), refuse, page('1', false));
    const objects = s3Objects(platformAt(port));
    await expect(objects.setLifecycle('resources/x?versionId=1', 1)).rejects.toThrow();
    await expect(objects.copy('resources/x?versionId=1', 'contents/y', 'text/plain', 1, 1)).rejects.toThrow();
  });
});
