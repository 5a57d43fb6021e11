import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  catalogueAt,
  DOES_NOT_EXIST,
  idsOf,
  MAY_NOT_DELETE,
  MAY_NOT_UPDATE,
  newWord,
  toldEntry,
} from './support/catalogue.ts';
import { type Member, openMembers } from './support/members.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();

/** "The following operations should be done at the entity specific API endpoint: Put, Delete, Update." */
describe.runIf(target.members && target.other)('a resource at its place in a list', async () => {
  if (target.members === undefined || target.other === undefined) return;
  const members = await openMembers(target);
  const { own, organization, project } = members;
  const places = { organization, project };
  type Place = keyof typeof places;

  /** A resource of the first account in the given places. */
  async function placed(where: readonly Place[], name = 'Contract') {
    const created = await own.created({ name });
    for (const place of where) expect((await own.post(places[place], { id: created.id })).status).toBe(201);
    return created;
  }

  const isListed = async (path: string, id: string) =>
    idsOf(await own.list(`${path}?ordering=-created&limit=10`)).includes(id);

  /** The statuses of GET, PATCH and DELETE at the resource's place, by role. */
  test.each<[Member, Place, number, number, number]>([
    ['owner', 'organization', 200, 200, 204],
    ['owner', 'project', 200, 200, 204],
    ['stranger', 'organization', 404, 404, 404],
    ['viewer', 'organization', 200, 403, 403],
    ['viewer', 'project', 200, 403, 403],
    ['contributor', 'organization', 200, 403, 403],
    ['manager', 'organization', 200, 200, 204],
    ['manager', 'project', 200, 200, 204],
    ['project_viewer', 'project', 200, 403, 403],
    ['project_manager', 'project', 200, 200, 204],
  ])('answers a %s in the %s: GET %i, PATCH %i, DELETE %i', async (who, place, get, patch, remove) => {
    const created = await placed([place]);
    const path = `${places[place]}${created.id}`;
    const member = members[who];
    const answered = outcome(await member.get(path));
    expect(answered).toEqual(get === 200 ? { status: 200, body: created } : DOES_NOT_EXIST);

    const patched = outcome(await member.send('PATCH', path, { name: 'Deed' }));
    const changed = { ...created, name: patch === 200 ? 'Deed' : created.name };
    if (patch === 200) expect(patched).toEqual({ status: 200, body: changed });
    else expect(patched).toEqual(patch === 403 ? MAY_NOT_UPDATE : DOES_NOT_EXIST);

    const removed = outcome(await member.send('DELETE', path));
    if (remove === 204) expect(removed).toEqual({ status: 204, body: '' });
    else expect(removed).toEqual(remove === 403 ? MAY_NOT_DELETE : DOES_NOT_EXIST);
    expect(await isListed(places[place], created.id)).toBe(remove !== 204);
    expect(await own.entry(created.id)).toEqual(changed);
  });

  test('leaves that list, but stays in other lists and its account', async () => {
    const word = newWord();
    const created = await placed(['organization', 'project'], word);
    const path = `${organization}${created.id}/`;
    expect((await own.send('DELETE', path)).status).toBe(204);
    expect(outcome(await own.get(path))).toEqual(DOES_NOT_EXIST);
    expect(outcome(await own.send('DELETE', path))).toEqual(DOES_NOT_EXIST);
    expect(await own.list(`${organization}?search=${word}`)).toEqual([]);
    for (const list of [project, '/resources/'])
      expect(await own.list(`${list}?search=${word}`)).toEqual([created]);
    expect(toldEntry(await own.get(`${project}${created.id}`))).toEqual(created);
  });

  test('is hidden from a caller who saw it only there, and may return', async () => {
    const { id } = await placed(['organization']);
    await own.send('DELETE', `${organization}${id}`);
    expect(outcome(await members.viewer.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
    await own.post(organization, { id });
    expect((await members.viewer.get(`/resources/${id}/`)).status).toBe(200);
  });

  test('is 404 in a list that it is not in, whatever the role', async () => {
    const { id } = await placed(['project']);
    for (const member of [own, members.manager]) {
      for (const method of ['GET', 'PATCH', 'PUT', 'DELETE'])
        expect(outcome(await member.send(method, `${organization}${id}`, {}))).toEqual(DOES_NOT_EXIST);
    }
    expect(await isListed(project, id)).toBe(true);
  });

  test('is 404 in a list without a role, though the caller sees it elsewhere', async () => {
    const { id } = await placed(['organization', 'project']);
    expect(outcome(await members.project_manager.get(`${organization}${id}`))).toEqual(DOES_NOT_EXIST);
    expect((await members.project_manager.get(`${project}${id}`)).status).toBe(200);
  });

  test('can be taken out of many lists at once', async () => {
    const created = await placed(['organization', 'project']);
    const answers = await Promise.all(
      [organization, project].map((place) => own.send('DELETE', `${place}${created.id}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    for (const place of [organization, project]) expect(await isListed(place, created.id)).toBe(false);
  });

  test('answers another method with 405 and Allow', async () => {
    const answer = await own.send('POST', `${organization}x`, {});
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD, PATCH, PUT, DELETE');
  });
});

test.each(['', '/'])('PUT changes only the fields it names, with "%s" at the end', async (end) => {
  const token = await apiAt(target.base_url).token(target);
  const catalogue = catalogueAt(target.base_url, `Token ${token}`);
  const created = await catalogue.created();
  const answer = await catalogue.send('PUT', `/resources/${created.id}${end}`, { description: 'Of Ann' });
  expect(toldEntry(answer)).toEqual({ ...created, description: 'Of Ann' });
});
