import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { containerRecords } from '../../../lambdas/adapters/container-records.ts';
import type { CatalogueStore } from '../../../lambdas/domain/catalogue-ports.ts';
import { newContainerId } from '../../../lambdas/domain/container.ts';
import type { ContainerStore, GroupLook, GroupRows } from '../../../lambdas/domain/container-ports.ts';
import type { GroupPosition, GroupQuery } from '../../../lambdas/domain/group.ts';
import { groupPage } from '../../../lambdas/domain/group-pages.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';
import { NOW, newAccount } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './embedded-table.ts';
import { expected, type Member, member, type NewMember, queryOf, scenario } from './group-model.ts';

let table: EmbeddedTable;
let containers: ContainerStore;
let catalogue: CatalogueStore;

beforeAll(async () => {
  table = await openEmbeddedTable();
  const client = table.connect();
  containers = containerRecords(client, TABLE_NAME);
  catalogue = catalogueRecords(client, TABLE_NAME, () => NOW);
});

afterAll(() => table.close());

async function allPages(look: (request: GroupLook) => Promise<GroupRows>, query: GroupQuery) {
  const found: string[] = [];
  let position: GroupPosition | undefined = query.position;
  for (let pages = 0; position !== undefined; pages += 1) {
    expect(pages).toBeLessThan(100);
    const page = await groupPage(look, { ...query, position });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.rows.map(({ id }) => id));
    position = page.next;
  }
  return found;
}

describe('any query of any group gives exactly what matches, each once and in order, however it is paged', () => {
  test('of the containers of an account', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        const { accountId } = newAccount();
        const members = one.members.map(({ isDescribed: _, ...said }) => ({ ...said, id: newContainerId() }));
        const about = { accountId, description: 'deed\n', updatedAt: NOW };
        await Promise.all(members.map((said) => containers.add({ ...said, ...about })));
        const query = queryOf(one);
        const look = (request: GroupLook) => containers.look(accountId, request);
        expect(await allPages(look, query)).toEqual(expected(members, query));
      }),
      { numRuns: 60 },
    );
  });

  test('of the resources in a container, but what is reserved, has expired or was deleted', async () => {
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
        const look = (request: GroupLook) => containers.lookInto(containerId, request, NOW);
        expect(await allPages(look, query)).toEqual(expected(members, query));
      }),
      { numRuns: 60 },
    );
  });
});

/** A resource in a container; one that is not described has its name from its file. */
async function addMember(containerId: string, said: NewMember, change: Partial<Resource>): Promise<Member> {
  const { name: title, tags: some, createdAt, isDescribed } = said;
  const id = randomUUID();
  const file = {
    fileName: isDescribed ? 'deed' : title,
    mediaType: 'text/plain',
    objectKey: `contents/${id}`,
  };
  const about = { accountId: 'acme', containerId, createdAt, status: 'available', size: 1 } as const;
  const resource = { ...file, ...about, id, ...(some.length > 0 ? { tags: some } : {}), ...change };
  const entry = { name: title, description: isDescribed ? 'deed' : '', archived: false, attributes: {} };
  await catalogue.add({ resource, entry });
  return { id, name: title, tags: some, createdAt };
}

test('a place from another query leads to nothing else than what matches', async () => {
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
    const look = { tags: {}, name: 'B', sort: { by: 'name', descending }, after, limit: 9 } as const;
    expect((await containers.look(accountId, look)).rows, after).toHaveLength(count);
  }
});
