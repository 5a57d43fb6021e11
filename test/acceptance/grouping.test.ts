import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { createdEntry, filePart, textParts, toldEntry } from './support/catalogue.ts';
import { created, dateIn, expirationIn, found, newText, told } from './support/content.ts';
import { type Grouping, groupingAt, groupingOf, newContainer } from './support/grouping.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const token = await apiAt(target.base_url).token(target);
const { catalogue, content, uploadV1, uploadV2, uploaded, ways } = groupingAt(target, token);
const container = await newContainer(target.base_url, token);
const elsewhere = await newContainer(target.base_url, token);

describe.each(Object.entries(ways))('a resource of %s', (_, make) => {
  test('can be put into a container and tagged at creation', async () => {
    const id = await make({ container_id: container, tags: ['red', ' a b ', 'red'] });
    expect(groupingOf(await catalogue.entry(id))).toEqual({ container_id: container, tags: ['red', 'a b'] });
  });

  test('has no container and no tags by default', async () => {
    const entry = await catalogue.entry(await make({}));
    expect(entry).not.toHaveProperty('container_id');
    expect(entry).not.toHaveProperty('tags');
  });

  test('is shown and listed with both', async () => {
    const id = await make({ container_id: container, tags: ['red'] });
    expect(await catalogue.list('/resources/?ordering=-created&limit=10')).toContainEqual(
      expect.objectContaining({ id, container_id: container, tags: ['red'] }),
    );
  });

  test('can be moved, taken out and tagged again by PUT /cms/v2/content', async () => {
    const id = await make({ container_id: container, tags: ['red'] });
    const before = told(await content.get(id));
    const steps: [object, Grouping][] = [
      [{ container_id: elsewhere }, { container_id: elsewhere, tags: ['red'] }],
      [{ tags: ['blue'] }, { container_id: elsewhere, tags: ['blue'] }],
      [{ container_id: '' }, { tags: ['blue'] }],
      [{ container_id: container, tags: [] }, { container_id: container }],
      [{ container_id: null }, {}],
    ];
    for (const [fields, grouping] of steps) {
      expect(told(await content.update({ id, ...fields }))).toEqual(before);
      expect(groupingOf(await catalogue.entry(id))).toEqual(grouping);
    }
  });

  test('can be moved, taken out and tagged again by PATCH', async () => {
    const id = await make({ container_id: container, tags: ['red'] });
    const before = await catalogue.entry(id);
    const steps: [object, Grouping][] = [
      [{ name: before.name }, { container_id: container, tags: ['red'] }],
      [{ container_id: elsewhere }, { container_id: elsewhere, tags: ['red'] }],
      [{ tags: ['blue'] }, { container_id: elsewhere, tags: ['blue'] }],
      [{ container_id: null }, { tags: ['blue'] }],
      [{ container_id: container, tags: [] }, { container_id: container }],
      [{ container_id: '' }, {}],
    ];
    const { container_id: _, tags: __, ...rest } = before;
    for (const [fields, grouping] of steps) {
      const changed = { ...rest, ...grouping };
      expect(toldEntry(await catalogue.patch(id, fields))).toEqual(changed);
      expect(await catalogue.entry(id)).toEqual(changed);
    }
  });

  test('can be moved and tagged again by PATCH with a form', async () => {
    const id = await make({ container_id: container, tags: ['red'] });
    const moved = textParts({ container_id: elsewhere, tags: '["blue"]' });
    expect(toldEntry(await catalogue.patchForm(id, [...moved, filePart('New')]))).toMatchObject({
      container_id: elsewhere,
      tags: ['blue'],
    });
    const loose = textParts({ container_id: '', tags: '[]' });
    expect(groupingOf(toldEntry(await catalogue.patchForm(id, loose)))).toEqual({});
  });
});

test('a duplicate upload does not move or tag the existing file', async () => {
  const file = newText();
  const { id } = await content.uploaded(file, { container_id: container, tags: ['red'] });
  const other = { container_id: elsewhere, tags: ['blue'] };
  found(await uploadV2(file, other));
  expect((await uploadV1(file, other)).status).toBe(201);
  expect(groupingOf(await catalogue.entry(id))).toEqual({ container_id: container, tags: ['red'] });
});

test('an upload after a deletion puts the file where it says', async () => {
  const file = newText();
  const { id } = await content.uploaded(file, { container_id: container, tags: ['red'] });
  await content.remove(id);
  expect(created(await uploadV2(file, { tags: ['blue'] })).id).toBe(id);
  expect(groupingOf(await catalogue.entry(id))).toEqual({ tags: ['blue'] });
});

test('an update of a file may change its date, container and tags', async () => {
  const { id } = await content.uploaded(newText());
  const fields = { expirationDate: dateIn(9), container_id: container, tags: ['red'] };
  expect(told(await content.update({ id, ...fields })).expirationDate).toBe(expirationIn(9));
  expect(groupingOf(await catalogue.entry(id))).toEqual({ container_id: container, tags: ['red'] });
});

describe('POST of an uploaded file to the catalogue', () => {
  test('keeps its container and tags by default', async () => {
    const grouping = { container_id: container, tags: ['red'] };
    const resource = await uploaded(grouping);
    const described = createdEntry(await catalogue.post('/resources/', { name: 'Deed', resource }));
    expect(groupingOf(described)).toEqual(grouping);
  });

  test('takes it out of its container and removes its tags if the request says so', async () => {
    const grouping = { container_id: container, tags: ['red'] };
    const resource = await uploaded(grouping);
    const fields = { name: 'Deed', resource, container_id: null, tags: [] };
    expect(groupingOf(createdEntry(await catalogue.post('/resources/', fields)))).toEqual({});
  });
});
