import { describe, expect, test, vi } from 'vitest';
import { createResource } from '../../../../lambdas/api/resource-manager/create.ts';
import type { UploadPolicy } from '../../../../lambdas/model/resources/ports.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { container, memoryContainers, NO_CONTAINERS } from '../../support/containers.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, ID, NOW } from '../../support/resources.ts';

/** The endpoint over fake dependencies, with the stored records and signed policies. */
function endpoint() {
  const add = vi.fn(async (_: Resource) => true);
  const containers = memoryContainers();
  const find = vi.spyOn(containers, 'find');
  const signUpload = vi.fn((_: UploadPolicy) => ({ url: 'https://bucket.example', fields: { key: 'k' } }));
  const respond = createResource({
    resources: { add, find: async () => undefined, recordUpload: async () => undefined },
    objects: { find: async () => undefined },
    idKey: async () => Buffer.alloc(32),
    containers,
    links: { signUpload, signMultipart: vi.fn() },
    quotas: { find: async () => undefined },
    baseUrl: 'https://api.example',
    rules: { uploadWindowSeconds: 3600, uploadDays: 7, rememberedDays: 30, maximumUploadBytes: 1000 },
    now: () => NOW,
    newId: () => ID,
  });
  const create = (body: object) =>
    respond(apiRequest({ method: 'POST', body: JSON.stringify(body) }), CALLER);
  return { add, find, signUpload, create };
}

const FILE = { file_name: 'test.jpg', mime_type: 'image/jpg' };

describe('a request for an upload', () => {
  test('to a temporary URL is answered in the words of the specification', async () => {
    const { create, add, find, signUpload } = endpoint();
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
    expect(find).not.toHaveBeenCalled();
    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({ id: ID, accountId: 'acme', status: 'reserved' }),
      'client#client',
    );
    expect(signUpload).toHaveBeenCalledWith(
      {
        key: `resources/${ID}/${NOW.toString(36)}`,
        contentType: 'image/jpg',
        lifecycle: 1,
        maximumBytes: 1000,
        expiresAt: Date.UTC(2020, 2, 12, 19, 5, 59),
      },
      NOW,
    );
  });

  test('to a persistent reference gets a ref:// and no end', async () => {
    const { create, signUpload } = endpoint();
    const { body } = await create({ ...FILE, mode: 'persistent_reference' });
    expect(JSON.parse(body ?? '')).toMatchObject({
      uri: `ref://${ID}`,
      expires_at: null,
      upload_expires_at: '2020-03-12T20:03:59Z',
    });
    expect(signUpload.mock.calls[0]?.[0].lifecycle).toBe(30);
  });

  test('that is invalid stores nothing', async () => {
    const { create, add } = endpoint();
    expect(await problemOf(() => create(FILE))).toMatchObject({ code: 'invalid-request' });
    expect(add).not.toHaveBeenCalled();
  });

  test('may name a container of the account and tags, for one more read', async () => {
    const { create, add, find } = endpoint();
    const grouping = { container_id: container.id, tags: ['b', 'a'] };
    const { status, body } = await create({ ...FILE, mode: 'temporary_url', ...grouping });
    expect(status).toBe(200);
    expect(Object.keys(JSON.parse(body ?? ''))).toEqual([
      'uri',
      'signed_request',
      'id',
      'expires_at',
      'upload_expires_at',
    ]);
    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({ containerId: container.id, tags: ['b', 'a'] }),
      'client#client',
    );
    expect(find).toHaveBeenCalledOnce();
  });

  test.each(NO_CONTAINERS)('for %s is refused', async (_, container_id) => {
    const { create, add } = endpoint();
    const message = 'must be the id of a container of yours';
    expect(await problemOf(() => create({ ...FILE, mode: 'temporary_url', container_id }))).toEqual({
      code: 'invalid-request',
      message: `The request is not valid: container_id ${message}.`,
      details: [{ field: 'container_id', message }],
    });
    expect(add).not.toHaveBeenCalled();
  });

  test('with other faults is refused before a container is looked up', async () => {
    const { create, find } = endpoint();
    const problem = await problemOf(() => create({ ...FILE, container_id: container.id }));
    expect(problem).toMatchObject({ details: [{ field: 'mode' }] });
    expect(find).not.toHaveBeenCalled();
  });

  test('is not signed if it cannot be stored', async () => {
    const { create, add, signUpload } = endpoint();
    add.mockRejectedValue(new Error('The id is taken.'));
    await expect(create({ ...FILE, mode: 'temporary_url' })).rejects.toThrow('The id is taken.');
    expect(signUpload).not.toHaveBeenCalled();
  });
});
