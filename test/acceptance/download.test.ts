import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { GONE, NO_RESOURCE, NOT_UPLOADED, outcome, refusal } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const CONTENT = 'Hello, world';

/** The id of an uploaded resource. */
async function uploaded(fields: object = {}): Promise<string> {
  const reservation = await api.reserve(token, fields);
  await upload(reservation, CONTENT);
  return reservation.id;
}

describe('the URL of a resource', () => {
  test('redirects, without credentials, to a link that is valid for minutes', async () => {
    const answer = await api.get(await uploaded());
    expect(answer).toMatchObject({ status: 302, text: '', headers: { 'cache-control': 'no-store' } });
    const link = new URL(String(answer.headers['location']));
    const seconds = Number(link.searchParams.get('X-Amz-Expires'));
    expect(seconds).toSatisfy((value: number) => value > 0 && value <= 600);
  });

  test('redirects to a link that does not outlive the resource', async () => {
    const link = new URL(await api.link(await uploaded({ expire: 60 })));
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(61);
  });

  test.each([
    ['without credentials', {}],
    ['with an invalid token', { authorization: 'Bearer nonsense' }],
    ['with Basic credentials', { authorization: 'Basic eDp5' }],
  ])('redirects a client %s', async (_, headers) => {
    const answer = await api.send({ path: `/v1/resources/${await uploaded()}`, headers });
    expect(answer.status).toBe(302);
  });
});

describe('a link', () => {
  test.each([
    ['GET', 200, 403],
    ['HEAD', 403, 200],
  ] as const)('from %s answers GET with %i and HEAD with %i', async (method, get, head) => {
    const link = await api.link(await uploaded(), method);
    expect([(await fetch(link)).status, (await fetch(link, { method: 'HEAD' })).status]).toEqual([get, head]);
  });

  test.each([
    ['bytes=0-4', 206, 'bytes 0-4/12', 'Hello'],
    ['bytes=7-', 206, 'bytes 7-11/12', 'world'],
    ['bytes=-5', 206, 'bytes 7-11/12', 'world'],
    ['bytes=0-1000', 206, 'bytes 0-11/12', CONTENT],
  ])('answers the range %s', async (range, status, contentRange, text) => {
    const response = await fetch(await api.link(await uploaded()), { headers: { range } });
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect({ status: response.status, text: await response.text() }).toEqual({ status, text });
  });

  test('answers a range beyond the end with 416', async () => {
    const response = await fetch(await api.link(await uploaded()), { headers: { range: 'bytes=12-' } });
    expect(response.status).toBe(416);
  });

  test.each([
    ['another key', (link: URL) => link.pathname.replace(/.$/, '!')],
    ['another file name', (link: URL) => link.searchParams.set('response-content-disposition', 'inline')],
    ['a longer life', (link: URL) => link.searchParams.set('X-Amz-Expires', '604800')],
    ['another media type', (link: URL) => link.searchParams.set('response-content-type', 'text/html')],
  ])('is refused if it is changed to %s', async (_, alter) => {
    const link = new URL(await api.link(await uploaded()));
    const path = alter(link);
    if (path !== undefined) link.pathname = path;
    expect((await fetch(link)).status).toBe(403);
  });
});

test.each([
  ['application/pdf', 'inline'],
  ['image/png', 'inline'],
  ['image/jpg', 'inline'],
  ['image/svg+xml', 'attachment'],
  ['image/xyz+xml', 'attachment'],
  ['audio/mpeg', 'inline'],
  ['video/mp4', 'inline'],
  ['text/plain', 'inline'],
  ['text/markdown', 'attachment'],
  ['text/rtf', 'attachment'],
  ['application/rtf', 'attachment'],
  ['application/msword', 'attachment'],
  ['application/octet-stream', 'attachment'],
])('serves %s with its type, and as %s', async (mediaType, disposition) => {
  const id = await uploaded({ mime_type: mediaType, file_name: 'name' });
  const response = await fetch(`${target.base_url}/v1/resources/${id}`);
  expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: CONTENT });
  expect(response.headers.get('content-type')).toBe(mediaType);
  const expected = `${disposition}; filename="name"; filename*=UTF-8''name`;
  expect(response.headers.get('content-disposition')).toBe(expected);
});

test.each([
  ['test.jpg', 'test.jpg', 'test.jpg'],
  ['über.txt', '_ber.txt', '%C3%BCber.txt'],
  ['報告書.pdf', '___.pdf', '%E5%A0%B1%E5%91%8A%E6%9B%B8.pdf'],
  ['отчёт', '_____', '%D0%BE%D1%82%D1%87%D1%91%D1%82'],
  ['😀.png', '_.png', '%F0%9F%98%80.png'],
  ['a"b;c.txt', 'a_b_c.txt', 'a%22b%3Bc.txt'],
  ["a'(b)*.txt", "a'(b)*.txt", 'a%27%28b%29%2A.txt'],
  ['../a\\b%41', '.._a_b_41', '..%2Fa%5Cb%2541'],
])('keeps the file name %j', async (fileName, plain, encoded) => {
  const id = await uploaded({ file_name: fileName });
  const response = await fetch(`${target.base_url}/v1/resources/${id}`);
  const expected = `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
  expect(response.headers.get('content-disposition')).toBe(expected);
});

describe('404', () => {
  test.each(['GET', 'HEAD'])('is the answer to %s before the upload', async (method) => {
    const { id } = await api.reserve(token);
    const answer = await api.send({ method, path: `/v1/resources/${id}` });
    const { status, body } = refusal(404, NOT_UPLOADED);
    expect(outcome(answer)).toEqual({ status, body: method === 'HEAD' ? '' : body });
  });

  test.each([
    '00000000-0000-4000-8000-000000000000',
    'unknown',
    '0',
    'a'.repeat(1000),
    '..',
    '%00',
    '%F0%9F%98%80',
    'resources',
    '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f!',
  ])('is the answer to the id %s', async (id) => {
    expect(outcome(await api.get(id))).toEqual(refusal(404, NO_RESOURCE));
  });
});

test.each(['GET', 'HEAD'])('410 is the answer to %s after the deletion', async (method) => {
  const id = await uploaded();
  await api.remove(token, id);
  const answer = await api.send({ method, path: `/v1/resources/${id}` });
  const { status, body } = refusal(410, GONE);
  expect(outcome(answer)).toEqual({ status, body: method === 'HEAD' ? '' : body });
});
