import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { big, complete, create, large, small, uploadPart } from './multipart-upload.ts';
import { notImplemented } from './put-request.ts';
import { type RawRequest, signRequest } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

let store: RunningStore;
let uploadId: string;
let parts: Awaited<ReturnType<typeof uploadPart>>[];
let kept: string[];
beforeAll(async () => {
  store = await startStore();
  uploadId = await create(store);
  const bodies = [large, small, small];
  parts = await Promise.all(bodies.map((bytes, index) => uploadPart(store, uploadId, index + 1, bytes)));
  kept = (await store.kept()).sort();
});
afterAll(() => store[Symbol.asyncDispose]());

/** Expects a request to be refused without changing anything. */
async function expectUnchanged(
  request: RawRequest,
  status: number,
  code: string,
  message: string,
): Promise<void> {
  await expectRefusal(store, request, status, code, message);
  expect((await store.kept()).sort()).toEqual(kept);
  expect(store.events).toEqual([]);
}

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
const part = (number: number | string, etag: string, more = ''): string =>
  `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag>${more}</Part>`;
const document = (...parts: string[]): string =>
  `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;

/** Signs a request about the upload; `query` in alphabetical order. */
function signed(
  method: string,
  query: string,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
) {
  const path = `/${bucket}/${big.Key}?${query.replace('ID', uploadId)}`;
  const bytes = Buffer.from(body);
  const payloadHash = createHash('sha256').update(bytes).digest('hex');
  return signRequest(
    store,
    { method, path, headers: { 'content-length': `${bytes.length}`, ...headers }, body: [bytes] },
    { payloadHash },
  );
}

const noUpload =
  'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';

describe('a completion is refused', () => {
  const malformed =
    'The XML you provided was not well-formed or did not validate against our published schema';
  const invalidPart =
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
  const order =
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.';
  const [one, two] = [part(1, md5(large)), part(2, `&quot;${md5(small)}&quot;`)];
  test.each<[string, string, Record<string, string>, number, string, string]>([
    ['without a document', '', {}, 400, 'MalformedXML', malformed],
    ['of no parts', document(), {}, 400, 'MalformedXML', malformed],
    ['of another document', '<Tagging/>', {}, 400, 'MalformedXML', malformed],
    ['of something between parts', document(one, 'text', two), {}, 400, 'MalformedXML', malformed],
    [
      'of a part without a number',
      document('<Part><ETag>a</ETag></Part>'),
      {},
      400,
      'MalformedXML',
      malformed,
    ],
    [
      'of a part without a tag',
      document('<Part><PartNumber>1</PartNumber></Part>'),
      {},
      400,
      'MalformedXML',
      malformed,
    ],
    ['of a part with an invalid number', document(part('one', 'a')), {}, 400, 'MalformedXML', malformed],
    [
      'of a part with an unknown element',
      document(part(1, 'a', '<Size>1</Size>')),
      {},
      400,
      'MalformedXML',
      malformed,
    ],
    [
      'of a part with a checksum',
      document(part(1, md5(large), '<ChecksumCRC32>AAAAAA==</ChecksumCRC32>')),
      {},
      501,
      'NotImplemented',
      notImplemented,
    ],
    ['of parts in another order', document(two, one), {}, 400, 'InvalidPartOrder', order],
    ['of one part twice', document(one, one), {}, 400, 'InvalidPartOrder', order],
    [
      'of a part that was not uploaded',
      document(one, two, part(4, md5(small))),
      {},
      400,
      'InvalidPart',
      invalidPart,
    ],
    ['of a part with another tag', document(one, part(2, md5(large))), {}, 400, 'InvalidPart', invalidPart],
    [
      'of a small part before the last',
      document(one, two, part(3, md5(small))),
      {},
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
    ],
    [
      'with another size',
      document(one, two),
      { 'x-amz-mp-object-size': `${large.length}` },
      400,
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header value ${large.length} does not match what was computed: ${large.length + small.length}`,
    ],
    [
      'with an invalid size',
      document(one, two),
      { 'x-amz-mp-object-size': '-1' },
      400,
      'InvalidArgument',
      'Value for x-amz-mp-object-size header is invalid.',
    ],
    [
      'with a condition on another entity tag',
      document(one, two),
      { 'if-none-match': '"etag"' },
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'with a checksum of the whole',
      document(one, two),
      { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') },
      501,
      'NotImplemented',
      notImplemented,
    ],
  ])('%s', async (_name, body, headers, status, code, message) => {
    await expectUnchanged(signed('POST', 'uploadId=ID', body, headers), status, code, message);
  });
});

describe('a part is refused', () => {
  const number = 'Part number must be an integer between 1 and 10000, inclusive';
  const other = Buffer.alloc(32).toString('base64');
  test.each<[string, string, Record<string, string>, number, string, string]>([
    ['with the number 0', 'partNumber=0&uploadId=ID', {}, 400, 'InvalidArgument', number],
    ['with the number 10001', 'partNumber=10001&uploadId=ID', {}, 400, 'InvalidArgument', number],
    ['with no number', 'partNumber=one&uploadId=ID', {}, 400, 'InvalidArgument', number],
    ['of no upload', 'partNumber=1&uploadId=none', {}, 404, 'NoSuchUpload', noUpload],
    [
      'with the checksum of other bytes',
      'partNumber=1&uploadId=ID',
      { 'x-amz-checksum-sha256': other },
      400,
      'BadDigest',
      'The SHA256 you specified did not match the calculated checksum.',
    ],
    [
      'with tags',
      'partNumber=1&uploadId=ID',
      { 'x-amz-tagging': 'a=b' },
      501,
      'NotImplemented',
      notImplemented,
    ],
    ['with another parameter', 'acl=&partNumber=1&uploadId=ID', {}, 501, 'NotImplemented', notImplemented],
    [
      'of more than 5 GiB',
      'partNumber=1&uploadId=ID',
      { 'content-length': `${5 * 1024 ** 3 + 1}`, connection: 'close' },
      400,
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed size',
    ],
  ])('%s', async (_name, query, headers, status, code, message) => {
    await expectUnchanged(signed('PUT', query, small, headers), status, code, message);
  });
});

describe('for an unknown upload', () => {
  test.each([
    ['a list', 'GET', ''],
    ['aborting', 'DELETE', ''],
    ['a completion', 'POST', document(part(1, 'a'))],
  ])('%s is refused', async (_name, method, body) => {
    await expectUnchanged(signed(method, 'uploadId=none', body), 404, 'NoSuchUpload', noUpload);
  });

  test('an upload does not exist under another key', async () => {
    const path = `/${bucket}/other?uploadId=${uploadId}`;
    await expectUnchanged(signRequest(store, { method: 'GET', path }), 404, 'NoSuchUpload', noUpload);
  });
});

describe('an upload is not started', () => {
  test.each<[string, Record<string, string>, number, string, string]>([
    ['with a later checksum', { 'x-amz-checksum-algorithm': 'CRC32' }, 501, 'NotImplemented', notImplemented],
    ['with a storage class', { 'x-amz-storage-class': 'GLACIER' }, 501, 'NotImplemented', notImplemented],
    [
      'with an invalid tag',
      { 'x-amz-tagging': 'a=%26' },
      400,
      'InvalidTag',
      'The TagValue you have provided is invalid',
    ],
  ])('%s', async (_name, headers, status, code, message) => {
    await expectUnchanged(signed('POST', 'uploads=', '', headers), status, code, message);
  });

  test.each([
    ['max-parts', 'max-parts=-1&uploadId=ID'],
    ['part-number-marker', 'part-number-marker=x&uploadId=ID'],
  ])('a list is refused with an invalid %s', async (name, query) => {
    const message = `Provided ${name} not an integer or within integer range`;
    await expectUnchanged(signed('GET', query), 400, 'InvalidArgument', message);
  });
});

test('a refused request can be corrected', async () => {
  await complete(store, uploadId, parts.slice(0, 2));
});
