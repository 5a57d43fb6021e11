import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CollectionQuery } from '../../../lambdas/api/containers/collection.ts';
import { collectionPage } from '../../../lambdas/api/containers/collection-page.ts';
import { matchesQuery } from '../../../lambdas/api/containers/collection-query.ts';
import type { CatalogueStore } from '../../../lambdas/model/catalogue/ports.ts';
import type { Container } from '../../../lambdas/model/containers/container.ts';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import type { ContainerStore } from '../../../lambdas/model/containers/ports.ts';
import { parseCursor } from '../../../lambdas/model/lists/cursor.ts';
import type { ContainerLists, Listed, ListQuery, ResourceLists } from '../../../lambdas/model/lists/ports.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { containerLists, resourceLists } from '../../../lambdas/table/lists.ts';
import { examples } from '../../support/effort.ts';
import { NOW, newAccount } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';
import { expected, type Member, member, type NewMember, queryOf, scenario } from './group-model.ts';

let table: EmbeddedTable;
let containers: ContainerStore;
let catalogue: CatalogueStore;
let lists: ResourceLists;
let listed: ContainerLists;

beforeAll(async () => {
  table = await openEmbeddedTable();
  const connection = table.connect();
  containers = containerRecords(connection);
  catalogue = catalogueRecords(connection, () => NOW);
  lists = resourceLists(connection);
  listed = containerLists(connection);
});

afterAll(() => table.close());

type Group<Thing> = Pick<Parameters<typeof collectionPage<Thing>>[0], 'read' | 'isThere' | 'complete'>;

/** The ids of everything that a query finds in a group, page by page. */
async function allPages<Thing extends Container | Listed>(group: Group<Thing>, query: CollectionQuery) {
  const found: unknown[] = [];
  let position: CollectionQuery['position'] | undefined = query.position;
  for (let pages = 0; position !== undefined; pages += 1) {
    expect(pages).toBeLessThan(100);
    const page: Awaited<ReturnType<typeof collectionPage>> = await collectionPage<Thing>(
      {
        ...group,
        matches: (thing) =>
          'resource' in thing
            ? matchesQuery(query, { name: thing.entry.name, tags: thing.resource.tags ?? [] })
            : matchesQuery(query, thing),
        show: (thing) => ({ id: 'resource' in thing ? thing.resource.id : thing.id }),
      },
      { ...query, position },
    );
    expect(page.data.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.data.map((one) => 'id' in one && one.id));
    position = page.cursor === null ? undefined : parseCursor(page.cursor);
  }
  return found;
}

/** The live resources in a container. */
function contentsOf(containerId: string): Group<Listed> {
  return {
    read: (rows) => lists.contents(containerId, rows),
    isThere: ({ resource: { status, expiresAt = Number.POSITIVE_INFINITY } }) =>
      status === 'available' && NOW < expiresAt,
    complete: lists.details,
  };
}

describe('any query of any group finds exactly the matching items, once and in order, with any page size', () => {
  test("among an account's containers", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const { accountId } = newAccount();
        const members = one.members.map(({ isDescribed: _, ...said }) => ({ ...said, id: newContainerId() }));
        const about = { accountId, description: 'deed\n', updatedAt: NOW };
        await Promise.all(members.map((said) => containers.add({ ...said, ...about })));
        const query = queryOf(one);
        const read = (rows: ListQuery) => listed.containers(accountId, rows);
        expect(await allPages<Container>({ read }, query)).toEqual(expected(members, query));
      }),
      examples(60),
    );
  });

  test("among a container's resources, without reserved, expired and deleted ones", async () => {
    const hidden = fc.constantFrom<Partial<Resource>>(
      { status: 'reserved' },
      { status: 'deleted' },
      { expiresAt: NOW },
      { containerId: newContainerId() },
    );
    const others = fc.array(fc.tuple(member, hidden), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(scenario, others, async (one, away) => {
        const containerId = newContainerId();
        const members = await Promise.all(
          one.members.map((said, index) =>
            addMember(containerId, said, index % 2 === 0 ? {} : { expiresAt: NOW + 1 }),
          ),
        );
        await Promise.all(away.map(([said, change]) => addMember(containerId, said, change)));
        const query = queryOf(one);
        expect(await allPages(contentsOf(containerId), query)).toEqual(expected(members, query));
      }),
      examples(60),
    );
  });
});

/** Adds a resource to a container; an undescribed one has its file's name. */
async function addMember(containerId: string, said: NewMember, change: Partial<Resource>): Promise<Member> {
  const { name: title, tags: some, createdAt, isDescribed } = said;
  const id = randomUUID();
  const file = {
    fileName: isDescribed ? 'deed' : title,
    mediaType: 'text/plain',
    object: `contents/${id}`,
  };
  const about = { accountId: 'acme', containerId, createdAt, status: 'available', size: 1 } as const;
  const resource = { ...file, ...about, id, ...(some.length > 0 ? { tags: some } : {}), ...change };
  const entry = { name: title, description: isDescribed ? 'deed' : '', archived: false, attributes: {} };
  await catalogue.add({ resource, entry });
  return { id, name: title, tags: some, createdAt };
}

test('a cursor of another query leads only to matching items', async () => {
  const { accountId } = newAccount();
  const about = { accountId, description: '', tags: [], createdAt: NOW, updatedAt: NOW };
  const names = ['a', 'b', 'c'];
  for (const one of names) await containers.add({ ...about, id: newContainerId(), name: one });
  for (const [descending, after, count] of [
    [false, 'a\0', 1],
    [false, 'b\0z', 0],
    [false, 'c\0', 0],
    [true, 'c\0', 1],
    [true, 'b\0', 0],
    [true, 'a\0', 0],
  ] as const) {
    const query = { ordering: { by: 'name', descending }, name: 'B', after, limit: 9 } as const;
    expect((await listed.containers(accountId, query)).rows, after).toHaveLength(count);
  }
});
