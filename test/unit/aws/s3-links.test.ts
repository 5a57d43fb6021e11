import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { s3Links } from '../../../lambdas/aws/s3-links.ts';
import { contentDisposition, fileNameProblem } from '../../../lambdas/model/resources/file-name.ts';
import type { MultipartRequest } from '../../../lambdas/model/resources/multipart.ts';
import { objectName, partsOf } from '../../../lambdas/model/resources/object-name.ts';
import type { DownloadLink } from '../../../lambdas/model/resources/ports.ts';
import { anyCharacter } from '../../support/texts.ts';

const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const REGION = 'eu-central-1';
const BUCKET = 'media-bucket';
const KEY = 'resources/0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const CREDENTIALS: readonly Credentials[] = [
  { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session/token+with=signs&more' },
];

const PLACES = [
  { name: 'AWS', bucketUrl: `https://${BUCKET}.s3.${REGION}.amazonaws.com` },
  { name: 'an embedded store', bucketUrl: `http://localhost:9000/${BUCKET}` },
] as const;

const tag = (value: string) =>
  `<Tagging><TagSet><Tag><Key>expire-after-days</Key><Value>${value}</Value></Tag></TagSet></Tagging>`;

/** A request for the SDK to sign; names of headers in lower case. */
interface Wanted {
  readonly key: string;
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresInSeconds: number;
}

/** The adapter and the SDK's own client, with the same credentials and bucket. */
function signers(credentials: Credentials, bucketUrl: string) {
  const links = s3Links({
    environment: {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      BUCKET_NAME: BUCKET,
      BUCKET_URL: bucketUrl,
    },
    now: () => NOW,
    log: () => {},
  });
  const pathStyle = bucketUrl.endsWith(BUCKET);
  const client = new S3Client({
    region: REGION,
    credentials,
    ...(pathStyle ? { endpoint: new URL(bucketUrl).origin, forcePathStyle: true } : {}),
  });
  return { links, client };
}

const decoded = (policy = '') => JSON.parse(Buffer.from(policy, 'base64').toString());
const withoutSlash = (url: string) => url.replace(/\/$/, '');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

describe.each(PLACES)('signed in $name', ({ bucketUrl }) => {
  describe.each(CREDENTIALS)('with the key $accessKeyId', (credentials) => {
    test.each([
      [12, 'image/jpeg', 600],
      ['never', 'application/pdf', 3600],
    ] as const)(
      "an upload for %s days equals the SDK's, field by field",
      async (lifecycle, contentType, windowSeconds) => {
        const { links, client } = signers(credentials, bucketUrl);
        const expiresAt = NOW + windowSeconds * 1000;
        const ours = links.signUpload(
          { key: KEY, contentType, lifecycle, maximumBytes: 5_000_000_000, expiresAt },
          NOW,
        );
        const theirs = await createPresignedPost(client, {
          Bucket: BUCKET,
          Key: KEY,
          Expires: windowSeconds,
          Conditions: [['content-length-range', 1, 5_000_000_000]],
          Fields: { 'Content-Type': contentType, tagging: tag(String(lifecycle)) },
        });
        expect(decoded(ours.fields['Policy'])).toEqual(decoded(theirs.fields['Policy']));
        expect(ours.fields).toEqual(theirs.fields);
        expect(ours.url).toBe(withoutSlash(theirs.url));
      },
    );

    test('an upload of known bytes has their SHA-256 in the form and in its policy', () => {
      const { links } = signers(credentials, bucketUrl);
      const sha256 = Buffer.alloc(32, 1).toString('base64');
      const policy = { key: KEY, contentType: 'text/plain', lifecycle: 1, maximumBytes: 1, expiresAt: NOW };
      const { fields } = links.signUpload({ ...policy, sha256 }, NOW);
      const pinned = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': sha256 };
      expect(fields).toMatchObject(pinned);
      for (const [name, value] of Object.entries(pinned))
        expect(decoded(fields['Policy']).conditions).toContainEqual({ [name]: value });
    });

    test.each<[MultipartRequest, string, Record<string, string>, Record<string, string>]>([
      [
        { operation: 'open', contentType: 'video/mp4', lifecycle: 12 },
        'POST',
        { uploads: '' },
        { 'content-type': 'video/mp4', 'x-amz-tagging': 'expire-after-days=12' },
      ],
      [
        { operation: 'send-part', uploadId: 'a+b/c=', partNumber: 7, bytes: 5_242_880 },
        'PUT',
        { partNumber: '7', uploadId: 'a+b/c=' },
        { 'content-length': '5242880' },
      ],
      [{ operation: 'list-parts', uploadId: 'u' }, 'GET', { uploadId: 'u' }, {}],
      [
        { operation: 'complete', uploadId: 'u', bytes: 7 },
        'POST',
        { uploadId: 'u' },
        { 'if-none-match': '*', 'x-amz-mp-object-size': '7' },
      ],
      [{ operation: 'abort', uploadId: 'u' }, 'DELETE', { uploadId: 'u' }, {}],
    ])("a request of an upload in parts, %j, equals the SDK's", async (request, method, query, sent) => {
      const { links, client } = signers(credentials, bucketUrl);
      const ours = links.signMultipart({ key: KEY, request, expiresInSeconds: 900 }, NOW);
      const url = new URL(ours.url);
      const { 'content-length': _, ...told } = sent;
      expect(ours).toEqual({ method, url: ours.url, headers: told });
      const wanted = { key: KEY, method, query, headers: sent, expiresInSeconds: 900 };
      expect(Object.fromEntries(url.searchParams)).toEqual(await presigned(client, wanted));
    });

    /** The SDK's URL for the same request, which also may leave the payload's hash out of headers and query. */
    async function presigned(client: S3Client, { key, method, query, headers, expiresInSeconds }: Wanted) {
      const { pathname, protocol, hostname, port, host } = new URL(bucketUrl);
      const unsigned = new Set(['x-amz-content-sha256']);
      const request = await new S3RequestPresigner(client.config).presign(
        {
          method,
          protocol,
          hostname,
          ...(port === '' ? {} : { port: Number(port) }),
          path: `${withoutSlash(pathname)}/${key}`,
          query: { ...query },
          headers: { host, ...headers },
        },
        {
          expiresIn: expiresInSeconds,
          signingDate: new Date(NOW),
          unhoistableHeaders: new Set([...Object.keys(headers), ...unsigned]),
          unsignableHeaders: unsigned,
          signableHeaders: new Set(Object.keys(headers)),
        },
      );
      return request.query;
    }

    test("a download of any file equals the SDK's", async () => {
      const { links, client } = signers(credentials, bucketUrl);
      const fileName = fc
        .string({ unit: anyCharacter, minLength: 1, maxLength: 40 })
        .filter((name) => fileNameProblem(name) === undefined);
      const link = fc.record({
        method: fc.constantFrom<DownloadLink['method']>('GET', 'HEAD'),
        object: fc
          .tuple(fc.uuid(), fc.option(fc.stringMatching(/^[\w.+/-]{1,32}$/)))
          .map(([id, version]) =>
            version === null ? `resources/${id}` : objectName(`resources/${id}`, version),
          ),
        contentDisposition: fc
          .tuple(fc.constantFrom<'inline' | 'attachment'>('inline', 'attachment'), fileName)
          .map((parts) => contentDisposition(...parts)),
        expiresInSeconds: fc.integer({ min: 1, max: 604_800 }),
      });
      await fc.assert(
        fc.asyncProperty(link, async (one) => {
          const ours = new URL(links.signDownload(one, NOW));
          expect(`${ours.origin}${ours.pathname}`).toBe(`${bucketUrl}/${partsOf(one.object).key}`);
          const { object, contentDisposition, ...rest } = one;
          const { key, versionId } = partsOf(object);
          const query = {
            'response-content-disposition': contentDisposition,
            ...(versionId === undefined ? {} : { versionId }),
          };
          const theirs = await presigned(client, { ...rest, key, query, headers: {} });
          expect(Object.fromEntries(ours.searchParams)).toEqual(theirs);
        }),
        { numRuns: 40 },
      );
    });
  });
});

test('a key with any characters is signed as it is in the URL', () => {
  const [credentials = { accessKeyId: '', secretAccessKey: '' }] = CREDENTIALS;
  const { links } = signers(credentials, PLACES[0].bucketUrl);
  const link = {
    method: 'GET',
    object: "a b/é+(1)*'!~.txt",
    contentDisposition: 'inline',
    expiresInSeconds: 60,
  } as const;
  const { pathname } = new URL(links.signDownload(link, NOW));
  expect(pathname).toBe('/a%20b/%C3%A9%2B%281%29%2A%27%21~.txt');
});

test.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'BUCKET_NAME', 'BUCKET_URL'])(
  'without %s, creating the links throws',
  (missing) => {
    const environment = {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      BUCKET_NAME: BUCKET,
      BUCKET_URL: 'https://bucket.example',
      [missing]: '',
    };
    expect(() => s3Links({ environment, now: () => NOW, log: () => {} })).toThrow(
      missing.startsWith('AWS_') && missing !== 'AWS_REGION'
        ? 'The environment holds no AWS credentials.'
        : `The setting ${missing} is missing.`,
    );
  },
);
