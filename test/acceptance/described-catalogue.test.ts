import { describe, expect, test } from 'vitest';
import { MAXIMUM_JSON_BYTES } from '../../lambdas/api/serving/request.ts';
import { apiAt } from './support/api.ts';
import { createdEntry, filePart, formOf, textParts } from './support/catalogue.ts';
import { openMembers } from './support/members.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);

const LARGE = { description: 'x'.repeat(MAXIMUM_JSON_BYTES) };

/** What is tested in detail at one place is answered at the others as well. */
describe.runIf(target.members && target.other)('everywhere in the catalogue', async () => {
  if (target.members === undefined || target.other === undefined) return;
  const { own, organization, project } = await openMembers(target);
  const token = await api.token(target.members.own);
  const places = ['/resources/', organization, project];

  const create = (path: string, key: string, name: string) => {
    const form = formOf([...textParts({ name }), filePart('Hello')]);
    const headers = { ...form.headers, 'idempotency-key': key };
    return api.send({ method: 'POST', path, token, headers, body: form.body });
  };

  test.each<[number, object]>([
    [400, {}],
    [413, LARGE],
  ])('a creation is refused with %i', async (status, fields) => {
    for (const path of places) expect((await own.send('POST', path, fields)).status).toBe(status);
  });

  test.each(places)(
    'an idempotency key holds in %s: 422 for another request, 410 at the end',
    async (path) => {
      const key = crypto.randomUUID();
      const { id } = createdEntry(await create(path, key, 'Contract'));
      expect((await create(path, key, 'Deed')).status).toBe(422);
      await own.remove(id);
      expect((await create(path, key, 'Contract')).status).toBe(410);
    },
  );

  test.each<[string, number, object?]>([
    ['PATCH', 200, { name: 'Deed' }],
    ['PATCH', 400, { name: '' }],
    ['PATCH', 413, LARGE],
    ['PUT', 200, { name: 'Deed' }],
    ['PUT', 400, { name: '' }],
    ['PUT', 413, LARGE],
    ['DELETE', 204],
  ])('%s is answered with %i, and with 404 for what is not there', async (method, status, fields) => {
    for (const path of places) {
      const { id } = await own.created({}, path);
      expect((await own.send(method, `${path}${id}`, fields)).status).toBe(status);
      expect((await own.send(method, `${path}${crypto.randomUUID()}`, fields)).status).toBe(404);
    }
  });
});

test('a list of a project has the same query as the others', async () => {
  const token = await api.token(target);
  const path = '/organizations/acme/project/survey/resources?limit=0';
  expect((await api.send({ path, token })).status).toBe(400);
});
