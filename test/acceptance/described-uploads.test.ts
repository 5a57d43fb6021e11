import { describe, expect, test } from 'vitest';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const post = (path: string, fields: object) =>
  api.send({
    method: 'POST',
    path,
    token,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify(fields),
  });

/** The account's new upload, in one request or in parts. */
async function reserved(fields: object = {}): Promise<{ id: string; part_size?: number; parts?: number }> {
  const wanted = { file_name: 'film.mp4', mime_type: 'video/mp4', mode: 'persistent_reference', ...fields };
  return JSON.parse((await post('/v1/resources', wanted)).text);
}

/** What happens in the bucket then is shown by the tests of the service. */
describe('a signature', () => {
  const MULTIPART = { upload: 'multipart', size: 100_000 };

  test('is given for a form, and for each request of an upload in parts', async () => {
    const form = await post('/v1/uploads/sign', { method: 'PUT', key: (await reserved()).id });
    expect(JSON.parse(form.text)).toMatchObject({ method: 'POST', fields: expect.anything() });
    const { id: key, ...parts } = await reserved(MULTIPART);
    expect(parts).toMatchObject({ part_size: expect.any(Number), parts: 1 });
    for (const request of [
      { method: 'POST' },
      { method: 'PUT', uploadId: 'u', partNumber: 1 },
      { method: 'GET', uploadId: 'u' },
      { method: 'POST', uploadId: 'u' },
      { method: 'DELETE', uploadId: 'u' },
    ]) {
      const { status, text } = await post('/v1/uploads/sign', { key, ...request });
      expect([status, JSON.parse(text).method]).toEqual([200, request.method]);
    }
  });

  test('is refused where there is nothing to sign', async () => {
    const { id } = await reserved();
    const { id: gone } = await reserved(MULTIPART);
    expect((await api.remove(token, gone)).status).toBe(204);
    for (const [status, request] of [
      [400, { method: 'PATCH', key: id }],
      [404, { method: 'POST', key: UNKNOWN }],
      [410, { method: 'POST', key: gone }],
      [422, { method: 'POST', key: id }],
    ] as const)
      expect((await post('/v1/uploads/sign', request)).status).toBe(status);
  });
});
