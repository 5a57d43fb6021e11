import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  catalogueAt,
  createdEntry,
  DOES_NOT_EXIST,
  filePart,
  formOf,
  idsOf,
  invalid,
  SIGN_IN,
  textParts,
} from './support/catalogue.ts';
import { basic } from './support/content.ts';
import { newFile } from './support/media-files.ts';
import { openMembers } from './support/members.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);

const CERTIFICATE = { name: 'Certificate of Ownership', description: 'Certificate of Ownership' };

describe('with and without a slash at the end', () => {
  test.each(['/resources', '/resources/'])('POST %s creates a resource', async (path) => {
    const parts = [...textParts(CERTIFICATE), filePart(newFile('image/png'), 'scan.png', 'image/png')];
    const created = createdEntry(await catalogue.postForm(path, parts, 'multipart/formdata'));
    expect(created).toEqual({
      ...CERTIFICATE,
      id: created.id,
      resource: `${target.base_url}/v1/resources/${created.id}`,
      mime_type: 'image/png',
      archived: false,
      attributes: {},
      entity_type: null,
    });
    expect(await catalogue.entry(created.id)).toEqual(created);
  });

  test.each(['', '/'])('GET gets a single resource, with "%s" at the end', async (end) => {
    const created = await catalogue.created();
    const answer = await catalogue.get(`/resources/${created.id}${end}`);
    expect(outcome(answer)).toEqual({ status: 200, body: created });
    expect(answer.headers['content-type']).toBe('application/json');
  });

  test.each(['', '/'])('PATCH updates a resource, with "%s" at the end', async (end) => {
    const created = await catalogue.created();
    const change = { name: 'Certificate of Individual Ownership', description: 'Individual' };
    const form = formOf(textParts(change), 'multipart/formdata');
    const answer = await api.send({
      method: 'PATCH',
      path: `/resources/${created.id}${end}`,
      token,
      ...form,
    });
    expect(outcome(answer)).toEqual({ status: 200, body: { ...created, ...change } });
  });

  test.each(['', '/'])('DELETE deletes a resource, with "%s" at the end', async (end) => {
    const { id } = await catalogue.created();
    const path = `/resources/${id}${end}`;
    expect(outcome(await api.send({ method: 'DELETE', path, token }))).toEqual({ status: 204, body: '' });
    expect(outcome(await catalogue.get(path))).toEqual(DOES_NOT_EXIST);
  });

  test.each(['/resources', '/resources/'])('GET %s lists all resources', async (path) => {
    const created = await catalogue.created();
    expect(await catalogue.list(`${path}?ordering=-created&limit=10`)).toContainEqual(created);
  });
});

describe.runIf(target.members && target.other)('in an organization and its project', async () => {
  if (target.members === undefined || target.other === undefined) return;
  const { contributor } = await openMembers(target);
  const place = `/organizations/${target.members.organization}`;
  const project = target.members.project;

  test.each([
    [`${place}/resources`, 'organization'],
    [`${place}/resources/`, 'organization'],
    [`${place}/project/${project}/resources`, 'project'],
    [`${place}/project/${project}/resources/`, 'project'],
    [`${place}/projects/${project}/resources`, 'project'],
    [`${place}/projects/${project}/resources/`, 'project'],
  ])('POST and GET of %s create and list', async (path, entityType) => {
    const created = await contributor.created({}, path);
    expect(created).toMatchObject({ entity_type: entityType, archived: false });
    expect(idsOf(await contributor.list(`${path}?ordering=-created&limit=10`))).toContain(created.id);
  });

  test('a resource in both is the same resource', async () => {
    const { id } = await contributor.created({}, `${place}/resources/`);
    for (const path of [`${place}/resources/`, `${place}/project/${project}/resources`]) {
      for (const _ of [1, 2]) expect((await contributor.post(path, { id })).status).toBe(201);
    }
    for (const path of [`${place}/resources/`, `${place}/project/${project}/resources`, '/resources/']) {
      const listed = idsOf(await contributor.list(`${path}?ordering=-created&limit=10`));
      expect(listed.filter((one) => one === id)).toEqual([id]);
    }
  });
});

describe('credentials', () => {
  test.each([
    ['Token', `Token ${token}`],
    ['Bearer', `Bearer ${token}`],
    ['token, in lower case', `token ${token}`],
    ['Basic, a client', basic(target.client_id, target.client_secret)],
    ['Basic, a user', basic(target.username, target.password)],
  ])('may be %s', async (_, authorization) => {
    const caller = catalogueAt(target.base_url, authorization);
    const created = await caller.created();
    expect(await caller.entry(created.id)).toEqual(created);
  });

  test.each([
    ['GET', '/resources/'],
    ['POST', '/resources/'],
    ['GET', '/resources/00000000-0000-4000-8000-000000000000/'],
    ['PATCH', '/resources/00000000-0000-4000-8000-000000000000/'],
    ['DELETE', '/resources/00000000-0000-4000-8000-000000000000/'],
    ['GET', '/organizations/acme/resources/'],
    ['POST', '/organizations/acme/resources/'],
    ['GET', '/organizations/acme/project/survey/resources'],
    ['POST', '/organizations/acme/project/survey/resources'],
  ])('are required by %s %s', async (method, path) => {
    const send = (headers: Record<string, string>) => api.send({ method, path, headers });
    const missing = await send({});
    expect(outcome(missing)).toEqual(SIGN_IN);
    expect(missing.headers['www-authenticate']).toBe('Bearer realm="Resource Manager"');
    const authorizations = ['Token x', `Token ${token}x`, 'Token', `Bearer${token}`, basic('a', 'b'), token];
    for (const authorization of authorizations) {
      const refused = await send({ authorization });
      expect(outcome(refused)).toEqual(SIGN_IN);
      expect(refused.headers['www-authenticate']).toBe(
        'Bearer realm="Resource Manager", error="invalid_token"',
      );
    }
  });

  test('need the scope for reading or for writing', async () => {
    const writer = await api.token(target, { scope: 'resources:write' });
    const answer = await api.send({ path: '/resources/', token: writer });
    const error = 'You are not allowed to view resources.';
    expect(outcome(answer)).toEqual({ status: 403, body: { error } });
    expect(answer.headers['www-authenticate']).toMatch(
      /, error="insufficient_scope", scope="resources:read"$/,
    );
  });
});

test('a missing resource gets the error of the specification', async () => {
  const parts = [...textParts({ description: 'Contract' }), filePart('Hello')];
  const answer = await catalogue.postForm('/resources/', parts);
  expect(outcome(answer)).toEqual(invalid({ name: 'This field is required' }));
});

describe('answers another method with 405 and Allow:', () => {
  const ofLists = 'GET, HEAD, POST';
  const ofResources = 'GET, HEAD, PATCH, PUT, DELETE';
  test.each([
    ['PUT', '/resources', ofLists],
    ['PUT', '/resources/', ofLists],
    ['PATCH', '/resources', ofLists],
    ['PATCH', '/resources/', ofLists],
    ['DELETE', '/resources', ofLists],
    ['DELETE', '/resources/', ofLists],
    ['DELETE', '/organizations/acme/resources/', ofLists],
    ['PUT', '/organizations/acme/project/survey/resources', ofLists],
    ['POST', '/resources/anything', ofResources],
    ['POST', '/resources/anything/', ofResources],
  ])('%s %s', async (method, path, allow) => {
    const answer = await api.send({ method, path, token });
    const error = `${method} is not allowed: use ${allow.replaceAll(', ', ' or ')}.`;
    expect(outcome(answer)).toEqual({ status: 405, body: { error } });
    expect(answer.headers['allow']).toBe(allow);
  });
});

describe('answers an unknown path with 404:', () => {
  test.each([
    ['GET', '/resources//'],
    ['GET', '/resources/x/y'],
    ['GET', '/organizations/'],
    ['GET', '/organizations/acme'],
    ['GET', '/organizations/ACME/resources/'],
    ['GET', '/organizations/-acme/resources/'],
    ['GET', `/organizations/${'a'.repeat(64)}/resources/`],
    ['GET', '/organizations/acme%2Fb/resources/'],
    ['GET', '/organizations/acme/resources/x'],
    ['GET', '/organizations/acme/resources/x/y'],
    ['GET', '/organizations/acme/project/resources'],
    ['GET', '/organizations/acme/project/survey'],
    ['GET', '/organizations/acme/project/Survey/resources'],
    ['GET', '/organizations/acme/project/survey/resources/x'],
    ['POST', '/organizations/acme/persons/survey/resources'],
    ['POST', '/organizations/__proto__/resources/'],
    ['POST', '/resources/x/y'],
    ['PATCH', '/resources/x/y'],
    ['DELETE', '/resources/x/y'],
  ])('%s %s', async (method, path) => {
    expect(outcome(await api.send({ method, path, token }))).toEqual(DOES_NOT_EXIST);
  });
});
