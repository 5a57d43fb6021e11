import { once } from 'node:events';
import { connect } from 'node:net';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type RawAnswer, send, signRequest } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { goodFields, post, signForm, xmlText } from './upload-form.ts';

let store: RunningStore;
beforeAll(async () => {
  store = await startStore({}, { time: Date.parse('2026-03-27T12:00:00.500Z') });
  await post(store, signForm(store, { file: '0123456789' }));
  await post(store, signForm(store, { fields: { ...goodFields, key: 'foo-empty' }, file: '' }));
});
afterAll(() => store[Symbol.asyncDispose]());

function read(headers: Record<string, string> = {}, method = 'GET', key = 'foo.txt'): Promise<RawAnswer> {
  return send(store, signRequest(store, { method, path: `/${bucket}/${key}`, headers }));
}

const ETAG = '"781e5e245d69b566979b86e28d23f2c7"';
const LAST_MODIFIED = 'Fri, 27 Mar 2026 12:00:00 GMT';

test('an object is sent with its headers', async () => {
  const { status, headers, body } = await read();
  expect([status, body]).toEqual([200, '0123456789']);
  expect(headers).toMatchObject({
    'accept-ranges': 'bytes',
    'content-length': '10',
    'content-type': 'text/plain',
    // The store's clock, not the machine's: clients set theirs by it.
    date: LAST_MODIFIED,
    etag: ETAG,
    'last-modified': LAST_MODIFIED,
  });
});

test.each([0, 1, 20])(
  'a client that goes away %i requests after the first bytes is no failure',
  async (count) => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    await using large = await startStore();
    const Body = Buffer.alloc(20 * 1024 ** 2);
    await large.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'foo.txt', Body }));
    const { path, headers = {} } = signRequest(large, { method: 'GET', path: `/${bucket}/foo.txt` });
    const socket = connect(Number(new URL(large.url).port), '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    const [beginning] = await once(socket, 'data');
    expect(String(beginning)).toMatch(/^HTTP\/1.1 200/);
    socket.pause();
    // Meanwhile, the store fills what the connection holds, and waits.
    for (let others = 0; others < count; others += 1) await read();
    socket.destroy();
    // The store closes once the request is over.
    await large.stop();
    expect(errors).not.toHaveBeenCalled();
  },
);

test('HEAD has the same headers and no body', async () => {
  const [get, head] = [await read(), await read({}, 'HEAD')];
  expect([head.status, head.body]).toEqual([200, '']);
  const stable = ({ date, 'x-amz-request-id': _, ...headers }: RawAnswer['headers']) => headers;
  expect(stable(head.headers)).toEqual(stable(get.headers));
});

describe('a range', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=9-9', '9', 'bytes 9-9/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
  ])('%s is %s', async (range, body, contentRange) => {
    const answer = await read({ range });
    expect(answer).toMatchObject({ status: 206, body });
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': `${body.length}`,
    });
    const head = await read({ range }, 'HEAD');
    expect(head).toMatchObject({ status: 206, body: '' });
    expect(head.headers['content-range']).toBe(contentRange);
  });

  test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
    const { status, body } = await read({ range });
    expect([status, xmlText(body, 'Code')]).toEqual([416, 'InvalidRange']);
    expect(xmlText(body, 'Message')).toBe('The requested range is not satisfiable');
    expect(xmlText(body, 'ActualObjectSize')).toBe('10');
  });

  test('of an empty object cannot be satisfied', async () => {
    expect(await read({ range: 'bytes=0-' }, 'GET', 'foo-empty')).toMatchObject({ status: 416 });
    expect(await read({}, 'GET', 'foo-empty')).toMatchObject({ status: 200, body: '' });
  });

  test.each(['bytes=', 'bytes=-', 'bytes=3-1', 'bytes=a-b', 'bytes=0-1,3-4', 'lines=0-1', '0-1'])(
    '%s is ignored',
    async (range) => {
      expect(await read({ range })).toMatchObject({ status: 200, body: '0123456789' });
    },
  );

  test.each([
    [ETAG, 206],
    [LAST_MODIFIED, 206],
    ['"another"', 200],
  ])('applies only if the object is still %s', async (condition, status) => {
    expect(await read({ range: 'bytes=0-3', 'if-range': condition })).toMatchObject({ status });
  });
});

describe('a condition', () => {
  test.each<[string, Record<string, string>, number]>([
    ['the same tag', { 'if-none-match': ETAG }, 304],
    ['the same tag, weak', { 'if-none-match': `W/${ETAG}` }, 304],
    ['one of several tags', { 'if-none-match': `"another", ${ETAG}` }, 304],
    ['any tag', { 'if-none-match': '*' }, 304],
    ['another tag', { 'if-none-match': '"another"' }, 200],
    ['the time of the last change', { 'if-modified-since': LAST_MODIFIED }, 304],
    ['an earlier time', { 'if-modified-since': 'Fri, 27 Mar 2026 11:59:59 GMT' }, 200],
    ['an invalid time', { 'if-modified-since': 'yesterday' }, 200],
    ['another tag, ignoring the time', { 'if-none-match': '"a"', 'if-modified-since': LAST_MODIFIED }, 200],
    ['the same tag and a range', { 'if-none-match': ETAG, range: 'bytes=0-3' }, 304],
  ])('%s', async (_name, headers, status) => {
    const answer = await read(headers);
    expect([answer.status, answer.body]).toEqual([status, status === 304 ? '' : '0123456789']);
    expect(answer.headers.etag).toBe(ETAG);
  });
});

test('an object can be replaced and deleted during its download', async () => {
  const file = Buffer.alloc(8_000_000, 'old');
  const plan = { fields: { key: 'foo-big' }, conditions: [{ bucket }, { key: 'foo-big' }] };
  await post(store, signForm(store, { ...plan, file }));
  const { headers } = signRequest(store, { method: 'GET', path: `/${bucket}/foo-big` });
  const { host: _, ...signature } = headers ?? {};
  const response = await fetch(`${store.url}/${bucket}/foo-big`, { headers: signature });
  await post(store, signForm(store, { ...plan, file: 'new' }));
  await store.store.sweep();
  await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'foo-big' }));
  expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), file)).toBe(0);
});

test.each([
  ['/', 404, 'NoSuchBucket'],
  ['/other', 404, 'NoSuchBucket'],
  ['/other/foo.txt', 404, 'NoSuchBucket'],
  [`/${bucket}`, 501, 'NotImplemented'],
  [`/${bucket}/`, 501, 'NotImplemented'],
  [`/${bucket}?location`, 501, 'NotImplemented'],
  [`/${bucket}/foo.txt?acl`, 403, 'AccessDenied'],
  [`/${bucket}/foo.txt?uploads`, 501, 'NotImplemented'],
  [`/${bucket}/foo.txt`, 403, 'AccessDenied'],
  [`/${bucket}/foo.txt?response-content-type=text/html`, 403, 'AccessDenied'],
  ['*', 400, 'InvalidURI'],
  [`/${bucket}/%zz`, 400, 'InvalidURI'],
])('GET %s without a signature is %d %s', async (path, status, code) => {
  const answer = await send(store, { method: 'GET', path });
  expect([answer.status, xmlText(answer.body, 'Code')]).toEqual([status, code]);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/xml',
    'x-amz-request-id': xmlText(answer.body, 'RequestId'),
  });
});

test.each([
  ['PUT', ''],
  ['PUT', 'foo.txt?acl'],
  ['PUT', 'foo.txt?partNumber=1'],
  ['PUT', 'foo.txt?versionId=1'],
  ['PUT', 'foo.txt?x-amz-copy-source&tagging&versionId=1'],
  ['COPY', 'foo.txt'],
  ['GET', 'foo.txt?partNumber=1'],
  ['POST', 'foo.txt'],
  ['PATCH', 'foo.txt'],
  ['DELETE', ''],
  ['POST', '?delete'],
  ['DELETE', 'foo.txt?tagging'],
])('%s of %j is not implemented', async (method, path) => {
  const request = { method, path: `/${bucket}${path.startsWith('?') ? '' : '/'}${path}` };
  const answer = await send(store, signRequest(store, request));
  expect([answer.status, xmlText(answer.body, 'Code')]).toEqual([501, 'NotImplemented']);
});
