import { describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../../lambdas/domain/catalogue.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';
import { deleteResource } from '../../../lambdas/resources/delete.ts';
import { problemOf } from '../support/problems.ts';
import { apiRequest } from '../support/requests.ts';
import { CALLER, ID, NOW, resource } from '../support/resources.ts';

const ENTRY: Entry = { name: 'Deed', description: '', archived: false, attributes: {} };

/** The endpoint over fake dependencies, with what it did in its order. */
function endpoint(marked: Resource | undefined) {
  const done: string[] = [];
  const markDeleted = vi.fn(async () => {
    done.push('record');
    return marked;
  });
  const remove = vi.fn(async (key: string) => {
    done.push(key);
  });
  const found = marked && { resource: marked, entry: ENTRY, lists: [] };
  const unlist = vi.fn(async () => {
    done.push('lists');
  });
  const respond = deleteResource({
    resources: { markDeleted },
    objects: { delete: remove },
    catalogue: { find: async () => found, unlist },
    rememberedDays: 30,
    now: () => NOW,
  });
  return {
    done,
    markDeleted,
    remove,
    run: (id: string) => respond(apiRequest({ pathParameters: { id } }), CALLER),
  };
}

describe('a deletion', () => {
  test('takes the record first, then the object, then its places in lists', async () => {
    const { run, done, markDeleted } = endpoint(resource({ status: 'deleted' }));
    expect(await run(ID)).toEqual({ status: 204 });
    expect(done).toEqual(['record', `resources/${ID}`, 'lists']);
    expect(markDeleted).toHaveBeenCalledWith(ID, 'acme', NOW, NOW + 30 * 86_400_000, undefined);
  });

  test('that could not remove the object fails, so that it is asked for again', async () => {
    const { run, remove } = endpoint(resource({ status: 'deleted' }));
    remove.mockRejectedValueOnce(new Error('The bucket is away.'));
    await expect(run(ID)).rejects.toThrow('The bucket is away.');
    expect(await run(ID)).toEqual({ status: 204 });
  });

  test("of what is not the account's removes nothing", async () => {
    const { run, remove } = endpoint(undefined);
    expect(await problemOf(() => run(ID))).toEqual({
      code: 'not-found',
      message: 'There is no such resource.',
    });
    expect(remove).not.toHaveBeenCalled();
  });

  test.each(['', 'x', ID.toUpperCase(), `${ID}/../x`])('of %j asks the table nothing', async (id) => {
    const { run, done } = endpoint(resource({ status: 'deleted' }));
    expect(await problemOf(() => run(id))).toMatchObject({ code: 'not-found' });
    expect(done).toEqual([]);
  });
});
