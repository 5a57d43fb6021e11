import { describe, expect, test } from 'vitest';
import { apiAt, type Reservation } from './support/api.ts';
import { NOT_UPLOADED, outcome, refusal } from './support/problems.ts';
import { type Fields, postForm, UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

async function content(uri: string): Promise<string> {
  return (await fetch(uri)).text();
}

describe('a file is uploaded with the fields in order, and the file last', () => {
  test('for a temporary URL, which then leads to it without credentials', async () => {
    const reservation = await api.reserve(token);
    expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
    expect(await content(reservation.uri)).toBe('Hello');
  });

  test('for a persistent reference', async () => {
    const reservation = await api.reserve(token, { mode: 'persistent_reference' });
    expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
    expect(await content(`${target.base_url}/v1/resources/${reservation.id}`)).toBe('Hello');
  });

  test('byte for byte', async () => {
    const reservation = await api.reserve(token, { mime_type: 'application/octet-stream' });
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    expect(await upload(reservation, bytes)).toEqual(UPLOADED);
    expect(Buffer.from(await (await fetch(reservation.uri)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('of one byte', async () => {
    const reservation = await api.reserve(token);
    expect(await upload(reservation, 'x')).toEqual(UPLOADED);
  });
});

/** The form that is sent instead of the API's. */
interface WrongForm {
  readonly fields: Fields;
  readonly lateFields?: Fields;
  readonly file?: string;
}

function without(fields: Fields, ...names: string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** A policy that allows more than the signed one. */
function widened({ Policy: policy = '' }: Fields): string {
  const document = Buffer.from(policy, 'base64').toString();
  return Buffer.from(document.replace('["content-length-range",1,', '["content-length-range",0,')).toString(
    'base64',
  );
}

describe('the store refuses, and stores nothing of,', () => {
  const denied = { status: 403, code: 'AccessDenied' };
  const unsigned = { status: 403, code: 'SignatureDoesNotMatch' };
  const incomplete = { status: 400, code: 'InvalidArgument' };

  test.each<[string, (fields: Fields, other: Fields) => WrongForm, object]>([
    ['another key', (fields) => ({ fields: { ...fields, key: 'resources/other' } }), denied],
    ['the key of another resource', (fields, { key = '' }) => ({ fields: { ...fields, key } }), denied],
    ['another media type', (fields) => ({ fields: { ...fields, 'Content-Type': 'text/html' } }), denied],
    ['no media type', (fields) => ({ fields: without(fields, 'Content-Type') }), denied],
    [
      'another tag',
      (fields) => ({ fields: { ...fields, tagging: (fields['tagging'] ?? '').replace(/\d+/, '366') } }),
      denied,
    ],
    ['no tag', (fields) => ({ fields: without(fields, 'tagging') }), denied],
    ['a further field', (fields) => ({ fields: { ...fields, acl: 'public-read' } }), denied],
    ['further metadata', (fields) => ({ fields: { ...fields, 'x-amz-meta-a': 'b' } }), denied],
    ['a redirect', (fields) => ({ fields: { ...fields, success_action_status: '200' } }), denied],
    ['an altered policy', (fields) => ({ fields: { ...fields, Policy: widened(fields) } }), unsigned],
    [
      'the policy of another resource',
      (fields, { Policy: policy = '' }) => ({ fields: { ...fields, Policy: policy } }),
      unsigned,
    ],
    [
      'an altered signature',
      (fields) => ({ fields: { ...fields, 'X-Amz-Signature': '0'.repeat(64) } }),
      unsigned,
    ],
    ['no signature', (fields) => ({ fields: without(fields, 'X-Amz-Signature') }), incomplete],
    ['no policy', (fields) => ({ fields: without(fields, 'Policy') }), denied],
    ['only a key', ({ key = '' }) => ({ fields: { key } }), denied],
    [
      'a policy after the file',
      (fields) => ({
        fields: without(fields, 'Policy'),
        lateFields: { Policy: fields['Policy'] ?? '' },
      }),
      denied,
    ],
    ['an empty file', (fields) => ({ fields, file: '' }), { status: 400, code: 'EntityTooSmall' }],
  ])('%s', async (_, alter, answer) => {
    const [reservation, other] = await Promise.all([api.reserve(token), api.reserve(token)]);
    const { url, fields } = reservation.signed_request;
    const wrong = alter(fields, other.signed_request.fields);
    expect(await postForm(url, wrong.fields, wrong.file ?? 'Hello', wrong.lateFields)).toEqual(answer);
    await expectNothing(reservation);
    await expectNothing(other);
  });

  test.runIf(target.maximum_upload_bytes)('a file one byte over the limit', async () => {
    const largest = target.maximum_upload_bytes ?? 0;
    const [fitting, tooLarge] = await Promise.all([api.reserve(token), api.reserve(token)]);
    expect(await upload(fitting, new Uint8Array(largest))).toEqual(UPLOADED);
    const refused = { status: 400, code: 'EntityTooLarge' };
    expect(await upload(tooLarge, new Uint8Array(largest + 1))).toEqual(refused);
    await expectNothing(tooLarge);
  });

  test('a bad upload, whose form is still valid afterwards', async () => {
    const reservation = await api.reserve(token);
    expect(await upload(reservation, '')).toMatchObject({ status: 400 });
    expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
  });
});

async function expectNothing({ id }: Reservation): Promise<void> {
  expect(outcome(await api.get(id))).toEqual(refusal(404, NOT_UPLOADED));
}
