import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  DOES_NOT_EXIST,
  type Entry,
  idsOf,
  MAY_NOT_CREATE,
  MAY_NOT_DELETE,
  MAY_NOT_UPDATE,
} from './support/catalogue.ts';
import { newContainer } from './support/grouping.ts';
import { type Member, openMembers } from './support/members.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();

describe.runIf(target.members && target.other)('rights of each role', async () => {
  if (target.members === undefined || target.other === undefined) return;
  const members = await openMembers(target);
  const { organization, project, own } = members;

  type Where = 'nowhere' | 'organization' | 'project';

  /** A resource of the first account in this place. */
  function resourceIn(where: Where, name = 'Contract'): Promise<Entry> {
    return own.created({ name }, where === 'nowhere' ? '/resources/' : members[where]);
  }

  type Status = 200 | 201 | 204 | 403 | 404;

  /** The expected answer with a status; a successful one has the given body. */
  function expected(status: Status, forbidden: object, body: unknown) {
    if (status === 403) return forbidden;
    return status === 404 ? DOES_NOT_EXIST : { status, body };
  }

  /**
   * For a resource of another account (the caller's own for `owner` and `own`) in no list, in the organization or in
   * its project: the status of GET, the lists that show it, the statuses of POST of its id in the organization and in
   * the project, and of PATCH and DELETE.
   */
  test.each<[Member, Where, Status, string, Status, Status, Status, Status]>([
    ['owner', 'nowhere', 200, 'all', 403, 403, 200, 204],
    ['owner', 'organization', 200, 'all', 403, 403, 200, 204],
    ['owner', 'project', 200, 'all', 403, 403, 200, 204],
    ['own', 'nowhere', 200, 'all', 201, 201, 200, 204],
    ['own', 'organization', 200, 'organization all', 201, 201, 200, 204],
    ['own', 'project', 200, 'project all', 201, 201, 200, 204],
    ['stranger', 'nowhere', 404, '', 403, 403, 404, 404],
    ['stranger', 'organization', 404, '', 403, 403, 404, 404],
    ['stranger', 'project', 404, '', 403, 403, 404, 404],
    ['viewer', 'nowhere', 404, '', 403, 403, 404, 404],
    ['viewer', 'organization', 200, 'organization all', 403, 403, 403, 403],
    ['viewer', 'project', 200, 'project all', 403, 403, 403, 403],
    ['contributor', 'nowhere', 404, '', 404, 404, 404, 404],
    ['contributor', 'organization', 200, 'organization all', 403, 403, 403, 403],
    ['contributor', 'project', 200, 'project all', 403, 403, 403, 403],
    ['manager', 'nowhere', 404, '', 404, 404, 404, 404],
    ['manager', 'organization', 200, 'organization all', 201, 201, 200, 204],
    ['manager', 'project', 200, 'project all', 201, 201, 200, 204],
    ['project_viewer', 'nowhere', 404, '', 403, 403, 404, 404],
    ['project_viewer', 'organization', 404, '', 403, 403, 404, 404],
    ['project_viewer', 'project', 200, 'project all', 403, 403, 403, 403],
    ['project_contributor', 'nowhere', 404, '', 403, 404, 404, 404],
    ['project_contributor', 'organization', 404, '', 403, 404, 404, 404],
    ['project_contributor', 'project', 200, 'project all', 403, 403, 403, 403],
    ['project_manager', 'nowhere', 404, '', 403, 404, 404, 404],
    ['project_manager', 'organization', 404, '', 403, 404, 404, 404],
    ['project_manager', 'project', 200, 'project all', 403, 201, 200, 204],
  ])('%s, a resource in %s', async (who, where, get, shown, toOrganization, toProject, patch, remove) => {
    const member = members[who];
    const resource = await resourceIn(where);
    const { id } = resource;
    expect(outcome(await member.get(`/resources/${id}/`))).toEqual(expected(get, {}, resource));

    const paths = { organization, project, all: '/resources/' };
    const found = Object.entries(paths).map(async ([name, path]) => {
      const listed = await member.list(`${path}?ordering=-created&limit=10`);
      const times = listed.filter((entry) => entry.id === id);
      expect(times).toEqual(times.length === 0 ? [] : [resource]);
      return times.length === 0 ? [] : [name];
    });
    expect((await Promise.all(found)).flat().join(' ')).toBe(shown);

    const changed = { ...resource, name: patch === 200 ? 'Deed' : resource.name };
    const patched = outcome(await member.patch(id, { name: 'Deed' }));
    expect(patched).toEqual(expected(patch, MAY_NOT_UPDATE, changed));
    expect(await own.entry(id)).toEqual(changed);

    for (const [list, status] of [
      [organization, toOrganization],
      [project, toProject],
    ] as const) {
      const posted = outcome(await member.post(list, { id }));
      expect(posted).toEqual(expected(status, MAY_NOT_CREATE, changed));
      if (status === 201)
        expect(await member.list(`${list}?ordering=-created&limit=10`)).toContainEqual(changed);
    }

    expect(outcome(await member.remove(id))).toEqual(expected(remove, MAY_NOT_DELETE, ''));
    expect((await own.get(`/resources/${id}/`)).status).toBe(remove === 204 ? 404 : 200);
  });

  /** The statuses of creating in the organization and in the project, and of adding one's own resource there. */
  describe.each<[Member, Status, Status]>([
    ['owner', 403, 403],
    ['own', 201, 201],
    ['stranger', 403, 403],
    ['viewer', 403, 403],
    ['contributor', 201, 201],
    ['manager', 201, 201],
    ['project_viewer', 403, 403],
    ['project_contributor', 403, 201],
    ['project_manager', 403, 201],
  ])('%s', (who, inOrganization, inProject) => {
    const member = members[who];

    test('may create in their own account', async () => {
      const created = await member.created();
      expect(await member.entry(created.id)).toEqual(created);
      expect(idsOf(await member.list('/resources/?ordering=-created'))).toContain(created.id);
    });

    test.each([
      ['organization', inOrganization],
      ['project', inProject],
    ] as const)('creates in the %s: %i', async (list, status) => {
      const wanted = { name: 'Contract', resource: (await member.created()).resource };
      const answer = await member.post(members[list], wanted);
      expect(answer.status).toBe(status);
      if (status === 403) expect(outcome(answer)).toEqual(MAY_NOT_CREATE);
      else expect(outcome(answer).body).toMatchObject({ name: 'Contract', entity_type: list });
    });

    test.each([
      ['organization', inOrganization],
      ['project', inProject],
    ] as const)('adds their own resource to the %s: %i', async (list, status) => {
      const created = await member.created();
      const answer = outcome(await member.post(members[list], { id: created.id }));
      expect(answer).toEqual(status === 403 ? MAY_NOT_CREATE : { status, body: created });
    });

    test('sees nothing in another organization or project, whether it exists or not', async () => {
      for (const path of [
        '/organizations/elsewhere/resources/',
        '/organizations/elsewhere/project/survey/resources',
      ]) {
        expect(outcome(await member.get(path))).toEqual({ status: 200, body: [] });
        expect(outcome(await member.post(path, {}))).toEqual(MAY_NOT_CREATE);
      }
    });
  });

  test.each(['viewer', 'manager'] as const)(
    "a %s does not see the container of another account's resource",
    async (who) => {
      if (target.members === undefined) return;
      const ownToken = await apiAt(target.base_url).token(target.members.own);
      const container_id = await newContainer(target.base_url, ownToken);
      const { container_id: told, ...shown } = await own.created(
        { name: 'Contract', container_id },
        organization,
      );
      expect(told).toBe(container_id);
      expect(await own.entry(shown.id)).toEqual({ ...shown, container_id });
      const member = members[who];
      expect(await member.entry(shown.id)).toEqual(shown);
      const listed = await member.list(`${organization}?ordering=-created&limit=10`);
      expect(listed.find(({ id }) => id === shown.id)).toEqual(shown);
      if (who === 'viewer') return;
      expect(outcome(await member.patch(shown.id, { archived: false }))).toEqual({
        status: 200,
        body: shown,
      });
      expect(outcome(await member.post(project, { id: shown.id }))).toEqual({ status: 201, body: shown });
    },
  );

  test('a role in a project does not count in one of the same or a longer name elsewhere', async () => {
    const place = `/organizations/${target.members?.organization}`;
    for (const path of [`${place}/project/surveys/resources`, '/organizations/survey/resources']) {
      expect(outcome(await members.project_manager.post(path, {}))).toEqual(MAY_NOT_CREATE);
    }
  });

  test.each(['GET', 'PATCH', 'DELETE'] as const)(
    'a hidden, a deleted and an unknown resource are the same to %s, byte for byte',
    async (method) => {
      const hidden = await resourceIn('organization');
      const deleted = await members.stranger.created();
      await members.stranger.remove(deleted.id);
      const { stranger } = members;
      const ids = [hidden.id, deleted.id, randomUUID(), 'anything', `${hidden.id}x`, hidden.id.toUpperCase()];
      const answers = await Promise.all(
        ids.map((id) => {
          if (method === 'GET') return stranger.get(`/resources/${id}/`);
          return method === 'PATCH' ? stranger.patch(id, { nonsense: 1 }) : stranger.remove(id);
        }),
      );
      const ofItsOwn = ['date', 'x-request-id', 'apigw-requestid'];
      const first = answers[0]?.headers ?? {};
      for (const { status, headers, text } of answers) {
        expect([status, text]).toEqual([404, '{"error":"Resource does not exist"}']);
        expect(Object.keys(headers)).toEqual(Object.keys(first));
        for (const name of Object.keys(first).filter((one) => !ofItsOwn.includes(one))) {
          expect(headers[name]).toBe(first[name]);
        }
      }
    },
  );
});
