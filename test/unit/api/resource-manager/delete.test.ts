import { describe, expect, test, vi } from 'vitest';
import { deleteResource } from '../../../../lambdas/api/resource-manager/delete.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, ID, NOW, resource } from '../../support/resources.ts';

/** The endpoint over fake dependencies, with their calls in order. */
function endpoint(marked: Resource | undefined) {
  const done: string[] = [];
  const markDeleted = vi.fn(async () => {
    done.push('record');
    return marked;
  });
  const reconcile = vi.fn(async (id: string) => {
    done.push(`what follows from ${id}`);
    return 'settled' as const;
  });
  const respond = deleteResource({
    resources: { markDeleted },
    reconciler: { reconcile },
    rememberedDays: 30,
    now: () => NOW,
  });
  return {
    done,
    markDeleted,
    reconcile,
    run: (id: string) => respond(apiRequest({ pathParameters: { id } }), CALLER),
  };
}

describe('a deletion', () => {
  test('marks the record first, then removes everything derived from it', async () => {
    const { run, done, markDeleted } = endpoint(resource({ status: 'deleted' }));
    expect(await run(ID)).toEqual({ status: 204 });
    expect(done).toEqual(['record', `what follows from ${ID}`]);
    expect(markDeleted).toHaveBeenCalledWith(
      ID,
      'acme',
      NOW,
      NOW + 30 * 86_400_000,
      undefined,
      'client#client',
    );
  });

  test('fails if it cannot remove everything derived, so that the client repeats it', async () => {
    const { run, reconcile } = endpoint(resource({ status: 'deleted' }));
    reconcile.mockRejectedValueOnce(new Error('The bucket is away.'));
    await expect(run(ID)).rejects.toThrow('The bucket is away.');
    expect(await run(ID)).toEqual({ status: 204 });
  });

  test("of another account's resource removes nothing", async () => {
    const { run, reconcile } = endpoint(undefined);
    expect(await problemOf(() => run(ID))).toEqual({
      code: 'not-found',
      message: 'There is no such resource.',
    });
    expect(reconcile).not.toHaveBeenCalled();
  });

  test.each(['', 'x', ID.toUpperCase(), `${ID}/../x`])('of %j does not read the table', async (id) => {
    const { run, done } = endpoint(resource({ status: 'deleted' }));
    expect(await problemOf(() => run(id))).toMatchObject({ code: 'not-found' });
    expect(done).toEqual([]);
  });
});
