import { describe, expect, test } from 'vitest';
import { resolveReference } from '../../../../lambdas/api/resource-manager/resolve.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, ID, NOW, resource } from '../../support/resources.ts';

function resolve(path: string, stored: Resource | undefined = resource()) {
  const respond = resolveReference({
    resources: { find: async (id) => (id === stored?.id ? stored : undefined) },
    baseUrl: 'https://api.example',
    now: () => NOW,
  });
  return respond(apiRequest({ path }), CALLER);
}

const NOT_FOUND = { code: 'not-found', message: 'There is no such resource.' };

describe('a reference', () => {
  test.each([ID, `ref://${ID}`, `ref:/${ID}`, `{ref://${ID}}`, `ref%3A%2F%2F${ID}`, ID.toUpperCase()])(
    '%s is resolved',
    async (reference) => {
      const { status, body } = await resolve(`/v1/resources/${reference}/resolve`);
      expect(status).toBe(200);
      expect(JSON.parse(body ?? '')).toEqual({ uri: `https://api.example/v1/resources/${ID}` });
    },
  );

  test.each<[string, Partial<Resource>]>([
    ['of another account', { accountId: 'other' }],
    ['of an expired resource', { expiresAt: NOW }],
    ['of a deleted resource', { status: 'deleted' }],
    ['of an unknown resource', { id: ID.replace('0', '1') }],
  ])('%s is not found', async (_, change) => {
    expect(await problemOf(() => resolve(`/v1/resources/${ID}/resolve`, resource(change)))).toEqual(
      NOT_FOUND,
    );
  });

  test.each(['x', `${ID}/resolve`, `ref://${ID}/x`, 'ref://', `${ID}\n`])('%j is none', async (reference) => {
    expect(await problemOf(() => resolve(`/v1/resources/${reference}/resolve`))).toMatchObject({
      code: 'invalid-request',
    });
  });

  test.each([`/v1/resources/${ID}/other`, `/v1/resources/ref://${ID}`, '/v1/resources//resolve'])(
    'is not looked for at %s',
    async (path) => {
      expect(await problemOf(() => resolve(path))).toEqual({
        code: 'not-found',
        message: 'There is nothing at this path.',
      });
    },
  );
});
