import { describe, expect, test } from 'vitest';
import { listContainerResources } from '../../../../lambdas/api/containers/list-resources.ts';
import type { Entry } from '../../../../lambdas/model/catalogue/entry.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { container, memoryContainers, NO_CONTAINERS } from '../../support/containers.ts';
import { memoryCatalogue } from '../../support/memory-catalogue.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, NOW, resource } from '../../support/resources.ts';

const SAID: Entry = { name: 'Deed', description: '', archived: false, attributes: {} };

/** The endpoint over a container's resources, in the order of creation. */
function endpoint(...contents: (Partial<Resource> & { readonly entry?: Partial<Entry> })[]) {
  const { lists, write } = memoryCatalogue();
  contents.forEach(({ entry, ...change }, index) => {
    const id = `id-${String(index).padStart(4, '0')}`;
    const one = resource({
      id,
      createdAt: NOW + index,
      status: 'available',
      containerId: container.id,
      ...change,
    });
    write(one, { ...SAID, ...entry }, [`container#${container.id}`]);
  });
  const respond = listContainerResources({
    containers: memoryContainers(),
    lists,
    baseUrl: 'https://api.example',
    now: () => NOW,
  });
  return (query: object = {}, id = container.id) =>
    respond(apiRequest({ pathParameters: { id }, query: encodeURIComponent(JSON.stringify(query)) }), CALLER);
}

const idsIn = (body: string | undefined): string[] =>
  JSON.parse(body ?? '').data.map(({ id }: { id: string }) => id);

describe('the resources of a container', () => {
  test('are shown with their descriptions, wherever these are stored', async () => {
    const list = endpoint({
      tags: ['a'],
      size: 5,
      entry: { description: 'long '.repeat(100), attributes: { of: 'Ann' } },
    });
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(JSON.parse(body ?? '')).toEqual({
      data: [
        {
          id: 'id-0000',
          name: 'Deed',
          description: 'long '.repeat(100),
          uri: 'https://api.example/v1/resources/id-0000',
          mimeType: 'image/jpg',
          size: 5,
          containerId: container.id,
          tags: ['a'],
          attributes: { of: 'Ann' },
          createdAt: '2020-03-12T19:03:58Z',
          expiresAt: '2020-03-12T19:13:59Z',
        },
      ],
      cursor: null,
    });
  });

  test.each<[string, Partial<Resource>]>([
    ['awaits its upload', { status: 'reserved' }],
    ['was deleted', { status: 'deleted' }],
    ['has just expired', { expiresAt: NOW }],
  ])('do not include one that %s', async (_, change) => {
    const list = endpoint(change, { expiresAt: NOW + 1 });
    expect(idsIn((await list()).body)).toEqual(['id-0001']);
  });

  test('are found by tags in the row of details', async () => {
    const description = 'long '.repeat(100);
    const list = endpoint({ tags: ['a'] }, { tags: ['a'], entry: { description } }, { tags: ['b'] });
    expect(idsIn((await list({ tags: { any: ['a'] } })).body)).toEqual(['id-0000', 'id-0001']);
  });

  test('are found by their whole name', async () => {
    const list = endpoint({ entry: { name: 'Ärger' } }, { entry: { name: 'Ärgernis' } });
    expect(idsIn((await list({ name: 'arger' })).body)).toEqual(['id-0000']);
  });

  test('fit into a response of Lambda, however long their tags are', async () => {
    const tags = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(100, '"'));
    const list = endpoint(...Array.from({ length: 1000 }, () => ({ tags })));
    const seen: string[] = [];
    for (let query: object | undefined = { limit: 1000 }; query !== undefined; ) {
      const { body } = await list(query);
      const bytes = Buffer.byteLength(JSON.stringify({ body }));
      const { cursor } = JSON.parse(body ?? '');
      expect(bytes).toBeLessThan(5_100_000);
      if (cursor !== null) expect(bytes).toBeGreaterThan(4_900_000);
      seen.push(...idsIn(body));
      query = cursor === null ? undefined : { limit: 1000, cursor };
    }
    expect(new Set(seen).size).toBe(1000);
    expect(seen).toHaveLength(1000);
  });

  test.each(NO_CONTAINERS.filter(([title]) => title !== 'an id in upper case'))(
    'are not found for %s',
    async (_, id) => {
      expect(await problemOf(() => endpoint()({}, id))).toEqual({
        code: 'not-found',
        message: 'Container does not exist.',
      });
    },
  );
});
