import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { apiAt, type Reservation, SAMPLE } from './support/api.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const LONGEST_EXPIRY = 31_622_400;

/** How long something lasts after the form was signed, in seconds; signatures have whole seconds. */
function secondsUntil(time: string | null, { signed_request }: Reservation): number {
  const date = signed_request.fields['X-Amz-Date'] ?? '';
  const signedAt = date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
  return (Date.parse(time ?? '') - Date.parse(signedAt)) / 1000;
}

/** Allows for the second that the signature leaves open. */
const isAbout = (seconds: number) => (actual: number) => actual === seconds || actual === seconds + 1;

test('the answer for a temporary URL has the documented shape', async () => {
  const answer = await api.create(token, { ...SAMPLE, expire: 120 });
  expect(outcome(answer)).toEqual({
    status: 200,
    body: {
      uri: expect.stringMatching(/^https?:\/\//),
      signed_request: { url: expect.stringMatching(/^https?:\/\//), fields: expect.any(Object) },
      id: expect.stringMatching(UUID),
      expires_at: expect.stringMatching(TIMESTAMP),
      upload_expires_at: expect.stringMatching(TIMESTAMP),
    },
  });
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
});

test('the form is for one key, one media type, one tag and a limited time', async () => {
  const { signed_request, upload_expires_at, id } = await api.reserve(token, { expire: 120 });
  const { fields } = signed_request;
  expect(fields).toMatchObject({
    key: expect.stringMatching(`^resources/${id}/`),
    'Content-Type': 'image/jpg',
  });
  const { Policy: policy = '', 'X-Amz-Signature': _signature, ...pinned } = fields;
  const document: unknown = JSON.parse(Buffer.from(policy, 'base64').toString());
  expect(document).toEqual({
    expiration: upload_expires_at,
    conditions: [
      ['content-length-range', 1, expect.any(Number)],
      ...Object.entries(pinned).map(([name, value]) => ({ [name]: value })),
    ],
  });
});

test('a form with a size takes no larger file', async () => {
  const { signed_request } = await api.reserve(token, { size: 3 });
  const { Policy: policy = '' } = signed_request.fields;
  expect(JSON.parse(Buffer.from(policy, 'base64').toString())).toMatchObject({
    conditions: expect.arrayContaining([['content-length-range', 1, 3]]),
  });
});

test('the uri of a temporary URL is an address of the API', async () => {
  const { uri, id } = await api.reserve(token);
  expect(uri).toBe(`${target.base_url}/v1/resources/${id}`);
});

describe('a persistent reference', () => {
  test.each([
    {},
    { expire: 120 },
    { expire: '120' },
    { expire: 0 },
    { expire: -1 },
    { expire: 1.5 },
    { expire: 'whatever' },
    { expire: null },
    { expire: { a: [1] } },
  ])('is a ref:// that does not expire, with %j', async (expire) => {
    const { uri, id, expires_at } = await api.reserve(token, { mode: 'persistent_reference', ...expire });
    expect({ uri, expires_at }).toEqual({ uri: `ref://${id}`, expires_at: null });
  });
});

describe('a temporary URL expires', () => {
  test.each([
    [{}, 600],
    [{ expire: 120 }, 120],
    [{ expire: '120' }, 120],
    [{ expire: '0120' }, 120],
    [{ expire: 1 }, 1],
    [{ expire: '1' }, 1],
    [{ expire: LONGEST_EXPIRY }, LONGEST_EXPIRY],
    [{ expire: String(LONGEST_EXPIRY) }, LONGEST_EXPIRY],
  ])('with %j after %i seconds', async (expire, seconds) => {
    const reservation = await api.reserve(token, expire);
    expect(secondsUntil(reservation.expires_at, reservation)).toSatisfy(isAbout(seconds));
    const uploadExpires = Date.parse(reservation.upload_expires_at);
    expect(uploadExpires).toBeLessThanOrEqual(Date.parse(v.parse(v.string(), reservation.expires_at)));
  });
});

describe('accepts the file name', () => {
  test.each([
    'a',
    'test.jpg',
    '..',
    'über-straße.png',
    '報告書.pdf',
    'отчёт.docx',
    'تقرير.pdf',
    'रिपोर्ट.txt',
    '📷🎉.jpg',
    `quote"back\\slash/and;more,%41'`,
    '<script>.html',
    'a'.repeat(255),
    'é'.repeat(255),
    '語'.repeat(255),
    '😀'.repeat(255),
  ])('%j', async (fileName) => {
    expect((await api.create(token, { ...SAMPLE, file_name: fileName })).status).toBe(200);
  });
});

describe('accepts the media type', () => {
  test.each([
    'application/pdf',
    'application/msword',
    'application/rtf',
    'application/octet-stream',
    'text/markdown',
    'text/rtf',
    'text/plain',
    'video/mp4',
    'video/x-msvideo',
    'video/vnd.dlna.mpeg-tts',
    'audio/mpeg',
    'audio/3gpp2',
    'image/png',
    'image/jpg',
    'image/svg+xml',
  ])('%s', async (mediaType) => {
    const { signed_request } = await api.reserve(token, { mime_type: mediaType });
    expect(signed_request.fields['Content-Type']).toBe(mediaType);
  });
});

test('every reservation has its own id', async () => {
  const reservations = await Promise.all(Array.from({ length: 10 }, () => api.reserve(token)));
  expect(new Set(reservations.map(({ id }) => id)).size).toBe(10);
});
