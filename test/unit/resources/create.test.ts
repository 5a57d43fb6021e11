import { describe, expect, test, vi } from 'vitest';
import type { UploadPolicy } from '../../../lambdas/domain/ports.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';
import { createResource } from '../../../lambdas/resources/create.ts';
import { problemOf } from '../support/problems.ts';
import { apiRequest } from '../support/requests.ts';
import { CALLER, ID, NOW } from '../support/resources.ts';

/** The endpoint over fake dependencies, with what was stored and signed. */
function endpoint() {
  const add = vi.fn(async (_: Resource) => {});
  const signUpload = vi.fn((_: UploadPolicy) => ({ url: 'https://bucket.example', fields: { key: 'k' } }));
  const respond = createResource({
    resources: { add },
    links: { signUpload },
    baseUrl: 'https://api.example',
    rules: { uploadWindowSeconds: 3600, rememberedDays: 30, maximumUploadBytes: 1000 },
    now: () => NOW,
    newId: () => ID,
  });
  const create = (body: object) =>
    respond(apiRequest({ method: 'POST', body: JSON.stringify(body) }), CALLER);
  return { add, signUpload, create };
}

const FILE = { file_name: 'test.jpg', mime_type: 'image/jpg' };

describe('an upload', () => {
  test('to a temporary URL is answered in the words of the specification', async () => {
    const { create, add, signUpload } = endpoint();
    const { status, body } = await create({ ...FILE, mode: 'temporary_url', expire: 120 });
    expect(status).toBe(200);
    expect(JSON.parse(body ?? '')).toEqual({
      uri: `https://api.example/v1/resources/${ID}`,
      signed_request: { url: 'https://bucket.example', fields: { key: 'k' } },
      id: ID,
      expires_at: '2020-03-12T19:05:59Z',
      upload_expires_at: '2020-03-12T19:05:59Z',
    });
    expect(add).toHaveBeenCalledOnce();
    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({ id: ID, accountId: 'acme', status: 'reserved' }),
    );
    expect(signUpload).toHaveBeenCalledWith(
      {
        key: `resources/${ID}`,
        contentType: 'image/jpg',
        lifecycle: 1,
        maximumBytes: 1000,
        expiresAt: Date.UTC(2020, 2, 12, 19, 5, 59),
      },
      NOW,
    );
  });

  test('to a persistent reference has a ref:// and no end', async () => {
    const { create, signUpload } = endpoint();
    const { body } = await create({ ...FILE, mode: 'persistent_reference' });
    expect(JSON.parse(body ?? '')).toMatchObject({
      uri: `ref://${ID}`,
      expires_at: null,
      upload_expires_at: '2020-03-12T20:03:59Z',
    });
    expect(signUpload.mock.calls[0]?.[0].lifecycle).toBe('never');
  });

  test('that is not valid is not stored', async () => {
    const { create, add } = endpoint();
    expect(await problemOf(() => create(FILE))).toMatchObject({ code: 'invalid-request' });
    expect(add).not.toHaveBeenCalled();
  });

  test('that cannot be stored is not signed', async () => {
    const { create, add, signUpload } = endpoint();
    add.mockRejectedValue(new Error('The id is taken.'));
    await expect(create({ ...FILE, mode: 'temporary_url' })).rejects.toThrow('The id is taken.');
    expect(signUpload).not.toHaveBeenCalled();
  });
});
