import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  createdEntry,
  DOES_NOT_EXIST,
  filePart,
  invalid,
  textParts,
  toldEntry,
} from './support/catalogue.ts';
import { contentRefusal, newText } from './support/content.ts';
import { groupingAt, groupingOf, newContainer } from './support/grouping.ts';
import { openMembers } from './support/members.ts';
import { outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const { catalogue, content, reserve, uploadV1, uploadV2 } = groupingAt(target, token);
const container = await newContainer(target.base_url, token);
const elsewhere = await newContainer(target.base_url, token);

const TAGS = 'must be a list of at most 50 texts of 1 to 100 characters';
const CONTAINER = 'must be the id of a container of yours';

describe("a container that is not the account's own", async () => {
  const { other } = target;
  const foreign = other && (await newContainer(target.base_url, await api.token(other)));
  const deleted = await newContainer(target.base_url, token);
  const gone = await api.send({ method: 'DELETE', path: `/containers/${deleted}`, token });
  expect(gone.status, gone.text).toBe(200);
  const names = [
    '000000000000000000000000',
    'Photos',
    container.toUpperCase(),
    `${container}x`,
    '%00',
    '../x',
  ];

  test.each([...names, deleted, ...(foreign === undefined ? [] : [foreign])])(
    'is refused at every door in the same words: %s',
    async (container_id) => {
      const message = `The request is not valid: container_id ${CONTAINER}.`;
      expect(outcome(await reserve({ container_id }))).toEqual(
        refusal(400, message, [{ field: 'container_id', message: CONTAINER }]),
      );

      const reason = `Container ID ${CONTAINER}`;
      const file = newText();
      expect(outcome(await uploadV1(file, { container_id }))).toEqual(contentRefusal(400, reason));
      expect(outcome(await uploadV2(file, { container_id }))).toEqual(contentRefusal(400, reason));
      const { id } = await content.uploaded(file);
      expect(outcome(await content.update({ id, container_id }))).toEqual(contentRefusal(404, reason));

      const refused = invalid({ container_id: `This ${CONTAINER}` });
      const form = [...textParts({ name: 'Contract', container_id }), filePart('Hello')];
      expect(outcome(await catalogue.postForm('/resources/', form))).toEqual(refused);
      const fields = { container_id, name: 'Contract' };
      expect(outcome(await catalogue.post('/resources/', { ...fields, resource: `ref://${id}` }))).toEqual(
        refused,
      );
      expect(outcome(await catalogue.patch(id, fields))).toEqual(refused);
      expect(await catalogue.entry(id)).not.toHaveProperty('container_id');
      expect((await catalogue.entry(id)).name).not.toBe('Contract');
    },
  );
});

describe('invalid tags', () => {
  const numbered = Array.from({ length: 51 }, (_, index) => `tag ${index}`);

  test.each([[['']], [['a'.repeat(101)]], [[7]], ['red'], [{ 0: 'red' }], [['\ud800']], [numbered]])(
    'are refused at every door: %j',
    async (tags) => {
      expect(outcome(await reserve({ tags }))).toEqual(
        refusal(400, `The request is not valid: tags ${TAGS}.`, [{ field: 'tags', message: TAGS }]),
      );

      const reason = `Tags ${TAGS}`;
      const file = newText();
      expect(outcome(await uploadV1(file, { tags }))).toEqual(contentRefusal(400, reason));
      expect(outcome(await uploadV2(file, { tags }))).toEqual(contentRefusal(400, reason));
      const { id } = await content.uploaded(file);
      expect(outcome(await content.update({ id, tags }))).toEqual(contentRefusal(404, reason));

      const refused = invalid({ tags: `This ${TAGS}` });
      const form = [...textParts({ name: 'Contract', tags: JSON.stringify(tags) }), filePart('Hello')];
      expect(outcome(await catalogue.postForm('/resources/', form))).toEqual(refused);
      expect(outcome(await catalogue.patch(id, { tags }))).toEqual(refused);
    },
  );
});

test('every door refuses a container that is no text, before it stores anything', async () => {
  const [container_id, message] = [7, 'must be a string'];
  expect(outcome(await reserve({ container_id }))).toEqual(
    refusal(400, `The request is not valid: container_id ${message}.`, [{ field: 'container_id', message }]),
  );
  const file = newText();
  const reason = `Container ID ${message}`;
  expect(outcome(await uploadV1(file, { container_id }))).toEqual(contentRefusal(400, reason));
  expect(outcome(await uploadV2(file, { container_id }))).toEqual(contentRefusal(400, reason));
  const { id } = await content.uploaded(file);
  expect(outcome(await content.update({ id, container_id }))).toEqual(contentRefusal(404, reason));
  expect(outcome(await catalogue.patch(id, { container_id }))).toEqual(
    invalid({ container_id: `This ${message}` }),
  );
});

describe.runIf(target.members && target.other)("another account's resource", async () => {
  if (target.members === undefined || target.other === undefined) return;
  const { own, manager, stranger, organization } = await openMembers(target);
  const managers = await newContainer(target.base_url, await api.token(target.members.manager));
  const REFUSED = invalid({ container_id: `This ${CONTAINER}` });

  test.each([
    ["its account's container", container],
    ["the manager's own", managers],
    ['no container', '000000000000000000000000'],
    ['null', null],
    ['an empty text', ''],
  ])('cannot be moved by a manager: %s', async (_, container_id) => {
    const before = await own.created({ container_id: container }, organization);
    expect(outcome(await manager.patch(before.id, { container_id, name: 'Deed' }))).toEqual(REFUSED);
    expect(await own.entry(before.id)).toEqual(before);
  });

  test('can be tagged by a manager, who does not see its container', async () => {
    const { id } = await own.created({ container_id: container }, organization);
    const changed = toldEntry(await manager.patch(id, { tags: ['red'] }));
    expect(groupingOf(changed)).toEqual({ tags: ['red'] });
    expect(await own.entry(id)).toEqual({ ...changed, container_id: container });
  });

  test("can be moved by its own account's member who put it into the organization", async () => {
    const { id } = await own.created({}, organization);
    const changed = toldEntry(await own.patch(id, { container_id: elsewhere }));
    expect(changed.container_id).toBe(elsewhere);
  });

  test('does not change when it is put into another list, whatever else the request says', async () => {
    const before = await own.created({ container_id: container, tags: '["red"]' });
    const said = { id: before.id, container_id: elsewhere, tags: ['blue'], name: 'Deed' };
    expect(createdEntry(await own.post(organization, said))).toEqual(before);
    expect(await own.entry(before.id)).toEqual(before);
  });

  test('is hidden in the same words if the request names a container', async () => {
    const { id } = await own.created();
    expect(outcome(await stranger.patch(id, { container_id: container }))).toEqual(DOES_NOT_EXIST);
  });
});
