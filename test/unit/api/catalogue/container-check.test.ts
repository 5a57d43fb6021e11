import { describe, expect, test, vi } from 'vitest';
import { checkContainer } from '../../../../lambdas/api/catalogue/container-check.ts';
import { container, memoryContainers, NO_CONTAINERS } from '../../support/containers.ts';
import { problemOf } from '../../support/problems.ts';
import { CALLER } from '../../support/resources.ts';

const message = 'This must be the id of a container of yours';
const REFUSED = {
  code: 'invalid-request',
  message,
  details: [{ field: 'container_id', message }],
};

/** The outcome of naming a container for a resource of an account, and the number of look-ups. */
async function check(owner: string, id: string | null | undefined) {
  const containers = memoryContainers();
  const find = vi.spyOn(containers, 'find');
  const problem = await problemOf(() => checkContainer({ containers }, CALLER, owner, id)).catch(
    () => 'fine',
  );
  return { problem, looks: find.mock.calls.length };
}

describe("the container of an account's own resource", () => {
  test('may be any container of the account', async () => {
    expect(await check('acme', container.id)).toEqual({ problem: 'fine', looks: 1 });
  });

  test.each([undefined, null])('may be %s, without a look-up', async (id) => {
    expect(await check('acme', id)).toEqual({ problem: 'fine', looks: 0 });
  });

  test.each(NO_CONTAINERS)('may not be %s', async (_, id) => {
    expect(await check('acme', id)).toMatchObject({ problem: REFUSED });
  });
});

describe("the container of another account's resource", () => {
  test.each([container.id, ...NO_CONTAINERS.map(([, id]) => id), null])(
    'may not be %s, and no look-up reveals anything',
    async (id) => {
      expect(await check('other', id)).toEqual({ problem: REFUSED, looks: 0 });
    },
  );

  test('is not checked if the request names none', async () => {
    expect(await check('other', undefined)).toEqual({ problem: 'fine', looks: 0 });
  });
});
