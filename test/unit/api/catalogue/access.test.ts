import { describe, expect, test } from 'vitest';
import { checkMayChange, visibleResource } from '../../../../lambdas/api/catalogue/access.ts';
import { NOT_ALLOWED } from '../../../../lambdas/api/serving/doors.ts';
import type { Role, Roles } from '../../../../lambdas/model/identity/roles.ts';
import type { List } from '../../../../lambdas/model/lists/list.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import type { UploadedFile } from '../../../../lambdas/model/resources/upload.ts';
import { problemOf } from '../../support/problems.ts';
import { CALLER, ID, NOW, resource } from '../../support/resources.ts';

const ENTRY = { name: 'Deed', description: '', archived: false, attributes: {} };
const NOT_FOUND = { code: 'not-found', message: 'Resource does not exist' };
const LISTS: List[] = ['organization#acme', 'project#acme/survey'];
const found = (change: Partial<Resource> = {}) => ({
  resource: resource({ status: 'available', ...change }),
  entry: ENTRY,
  lists: LISTS,
  isDescribed: true,
});

/** Looks up an id as a stranger with roles. Resolves to the result, and the reads that it took. */
function look(roles: Roles, change: Partial<Resource> = {}, accountId = 'stranger') {
  const reads: string[] = [];
  const stored = found(change);
  const dependencies = {
    catalogue: {
      find: async (id: string) => {
        reads.push(id);
        return id === ID ? stored : undefined;
      },
    },
    resources: {
      recordUpload: async (_: unknown, file: UploadedFile): Promise<Resource> => ({
        ...stored.resource,
        ...file,
        status: 'available',
      }),
    },
    objects: {
      find: async (key: string) => {
        reads.push(key);
        return key === 'uploaded' ? { object: key, size: 1, uploadedAt: NOW } : undefined;
      },
    },
    now: () => NOW,
  };
  const run = (id = ID) => visibleResource(dependencies, { ...CALLER, accountId, roles }, { id });
  return { run, reads, stored };
}

describe('a resource', () => {
  test.each<[string, Roles]>([
    ['acme', {}],
    ['stranger', { acme: 'viewer' }],
    ['stranger', { 'acme/survey': 'viewer' }],
  ])('is visible to %s with the roles %j', async (accountId, roles) => {
    const { run, stored } = look(roles, {}, accountId);
    expect(await run()).toEqual(stored);
  });

  test.each<[string, Roles, Partial<Resource>]>([
    ['without a role', {}, {}],
    ['with a role elsewhere', { other: 'manager', 'acme/other': 'manager', 'other/survey': 'manager' }, {}],
    ['once it is deleted', { acme: 'manager' }, { status: 'deleted' }],
    ['once it has expired', { acme: 'manager' }, { expiresAt: NOW }],
    ['before its upload', { acme: 'manager' }, { status: 'reserved' }],
  ])('is hidden from a stranger %s', async (_, roles, change) => {
    expect(await problemOf(() => look(roles, change).run())).toEqual(NOT_FOUND);
  });

  test('is visible as soon as its object exists', async () => {
    const { run, stored } = look({ acme: 'viewer' }, { status: 'reserved', object: 'uploaded' });
    expect(await run()).toMatchObject({ ...stored, resource: { id: ID, status: 'available', size: 1 } });
  });

  test.each(['', 'x', ID.toUpperCase(), 'resources', `${ID}0`])(
    'is looked up for %j too, which cannot be an id',
    async (id) => {
      const { run, reads } = look({ acme: 'manager' });
      expect(await problemOf(() => run(id))).toEqual(NOT_FOUND);
      expect(reads).toEqual(['00000000-0000-0000-0000-000000000000']);
    },
  );

  test('takes the same read whether it is hidden or missing', async () => {
    const { run, reads } = look({});
    await problemOf(() => run());
    await problemOf(() => run(ID.replace('0', '1')));
    expect(reads).toHaveLength(2);
  });
});

describe('a change', () => {
  const attempt = (roles: Roles, accountId = 'stranger') =>
    problemOf(() => {
      checkMayChange(found(), { ...CALLER, accountId, roles }, NOT_ALLOWED.update);
      throw new Error('allowed');
    });

  test.each<[string, Roles]>([
    ['acme', {}],
    ['acme', { acme: 'viewer' }],
    ['stranger', { acme: 'manager' }],
    ['stranger', { 'acme/survey': 'manager', acme: 'viewer' }],
  ])('is allowed to %s with the roles %j', async (accountId, roles) => {
    await expect(attempt(roles, accountId)).rejects.toThrow('allowed');
  });

  test.each<Role>(['viewer', 'contributor'])('is not allowed to a %s', async (role) => {
    expect(await attempt({ acme: role, other: 'manager' })).toEqual({
      code: 'forbidden',
      message: 'You are not allowed to update the resource.',
    });
  });

  test("is refused in the specification's words", () => {
    expect(NOT_ALLOWED).toEqual({
      create: 'You are not allowed to create new resources.',
      update: 'You are not allowed to update the resource.',
      delete: 'You are not allowed to delete the resource.',
    });
  });
});
