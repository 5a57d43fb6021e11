import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { outcome } from './support/problems.ts';
import { UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const FILE = 'some bytes';
const HEXADECIMAL = hash('sha256', FILE);

const sha256Of = async (id: string) => {
  const { text } = await api.send({ path: `/v1/resources/${id}/status`, token });
  return JSON.parse(text).sha256;
};

describe('a form for a known SHA-256', () => {
  test.each([
    ['in hexadecimal', HEXADECIMAL],
    ['in capitals', HEXADECIMAL.toUpperCase()],
    ['in base64', hash('sha256', FILE, 'base64')],
  ])('given %s accepts the right bytes', async (_, sha256) => {
    const reservation = await api.reserve(token, { sha256 });
    expect(await upload(reservation, FILE)).toEqual(UPLOADED);
    expect(await sha256Of(reservation.id)).toBe(HEXADECIMAL);
  });

  test('refuses other bytes, and a missing checksum', async () => {
    const reservation = await api.reserve(token, { sha256: HEXADECIMAL });
    expect(await upload(reservation, 'other bytes')).toEqual({ status: 400, code: 'BadDigest' });
    for (const name of ['x-amz-checksum-sha256', 'x-amz-checksum-algorithm']) {
      const { [name]: _, ...fields } = reservation.signed_request.fields;
      const { url } = reservation.signed_request;
      const answer = await upload({ ...reservation, signed_request: { url, fields } }, FILE);
      expect(answer).toEqual({ status: 403, code: 'AccessDenied' });
    }
    expect((await api.get(reservation.id)).status).toBe(404);
    expect(await upload(reservation, FILE)).toEqual(UPLOADED);
  });

  test.each(['', 'abc', HEXADECIMAL.slice(1), `${HEXADECIMAL}0`, `${'A'.repeat(43)}`, 7, null])(
    'is not signed for %j',
    async (sha256) => {
      const fields = { file_name: 'a.txt', mime_type: 'text/plain', mode: 'temporary_url', sha256 };
      expect(outcome(await api.create(token, fields))).toMatchObject({
        status: 400,
        body: {
          error: { message: expect.stringContaining('sha256 must be a SHA-256 in hexadecimal or base64') },
        },
      });
    },
  );
});
