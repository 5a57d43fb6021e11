import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Links } from '../../../lambdas/adapters/s3-links.ts';
import { s3Objects } from '../../../lambdas/adapters/s3-objects.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { type ObjectStore, openObjectStore } from '../../../local/object-store/object-store.ts';
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
      lifecycleRules: [],
      corsOrigins: [],
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

  /** Uploads one byte as a provider does, with a form that the adapter has signed. */
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

  describeObjectStoreContract('in S3', () => ({
    store: s3Objects(platformAt(portOf(server))),
    upload: async (key) => {
      await upload(key);
    },
  }));

  test.each(['GET', 'HEAD'] as const)(
    'a link signed for %s leads to the object, and no further',
    async (method) => {
      const links = s3Links(platformAt(portOf(server)));
      const key = 'resources/linked';
      await upload(key);
      const disposition = `attachment; filename="_.txt"; filename*=UTF-8''%F0%9F%9A%92.txt`;
      const link = { method, key, contentDisposition: disposition, expiresInSeconds: 60 };
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

describe('a bucket that answers otherwise', () => {
  test.each([403, 404])('with %i has no such object', async (status) => {
    const { port } = await startServer((response) => response.writeHead(status).end());
    expect(await s3Objects(platformAt(port)).find('resources/x')).toBeUndefined();
  });

  test.each([400, 401])('with %i fails the question', async (status) => {
    const { port } = await startServer((response) => response.writeHead(status).end());
    await expect(s3Objects(platformAt(port)).find('resources/x')).rejects.toThrow();
  });

  test('does not pass for one that removed something', async () => {
    const { port } = await startServer((response) => response.writeHead(403).end());
    await expect(s3Objects(platformAt(port)).delete('resources/x')).rejects.toThrow();
  });
});
