import { describe, expect, test } from 'vitest';
import { container, NO_CONTAINERS } from '../../support/containers.ts';
import { ID, NOW } from '../../support/resources.ts';
import { refusal } from './content-endpoints.ts';
import { ENDS, endpointsWith, FILE, information, NONE, OTHER_ID } from './stored-file.ts';

const TAGS = 'Tags must be a list of at most 50 texts of 1 to 100 characters';
const CONTAINER = 'Container ID must be the id of a container of yours';
const ENDS_AT = '2020-04-11T00:00:00Z';

describe('an update of container and tags', () => {
  const GROUPED = { ...FILE, containerId: '9e8d7c6b5a493827160f1e2d', tags: ['a', 'b'] };
  const { containerId: _, ...LOOSE } = GROUPED;

  test.each<[object, object]>([
    [{ container_id: container.id }, { ...GROUPED, containerId: container.id }],
    [{ container_id: null }, LOOSE],
    [{ container_id: '' }, LOOSE],
    [{ tags: ['c ', 'c'] }, { ...GROUPED, tags: ['c'] }],
    [{ tags: [] }, { ...GROUPED, tags: [] }],
    [
      { container_id: container.id, tags: ['c'] },
      { ...GROUPED, containerId: container.id, tags: ['c'] },
    ],
  ])('with %j changes nothing else', async (fields, changed) => {
    const { update, records } = await endpointsWith(GROUPED);
    expect(await update({ id: ID, ...fields })).toEqual(information(ENDS_AT));
    expect(records.get(ID)).toEqual(changed);
  });

  test('may include a date', async () => {
    const { update, records } = await endpointsWith(GROUPED);
    const fields = { expirationDate: '2020-08-01', tags: ['c'], container_id: null };
    expect(await update({ id: ID, ...fields })).toEqual(information('2020-08-01T00:00:00Z'));
    expect(records.get(ID)).toMatchObject({ expiresAt: Date.UTC(2020, 7, 2), tags: ['c'] });
    expect(records.get(ID)).not.toHaveProperty('containerId');
  });

  test('leaves a file without an end without one', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    const { update } = await endpointsWith(persistent);
    expect(await update({ id: ID, tags: ['a'] })).toEqual(information(null));
  });

  test.each<[unknown, ...string[]]>([
    [{ container_id: container.id }, 'Missing ID'],
    [{ id: ID, container_id: 7 }, 'Container ID must be a string'],
    [{ id: ID, container_id: ['a'] }, 'Container ID must be a string'],
    [{ id: ID, tags: 'a' }, TAGS],
    [{ id: ID, tags: [''] }, TAGS],
    [{ id: ID, tags: [7] }, TAGS],
    [{ id: ID, tags: ['a'.repeat(101)] }, TAGS],
    [{ id: ID, tags: Array.from({ length: 51 }, (_, index) => `tag ${index}`) }, TAGS],
    [{ id: ID, tags: ['a'], containerId: 'c' }, 'Unknown field containerId'],
    [{ id: ID, containerId: 'c' }, 'Missing expiration date', 'Unknown field containerId'],
    [{ id: 1, container_id: 1, tags: 1 }, 'ID must be a string', 'Container ID must be a string', TAGS],
    [{ id: OTHER_ID, tags: ['a'] }, NONE],
    ...NO_CONTAINERS.map(([, container_id]): [unknown, string] => [{ id: ID, container_id }, CONTAINER]),
    [{ id: ID, container_id: 'x', expirationDate: '2020-08-01' }, CONTAINER],
  ])('with %j is 404, with every reason', async (body, ...reasons) => {
    const { update, records } = await endpointsWith();
    expect(await update(body)).toEqual(refusal(404, ...reasons));
    expect([...records.values()]).toEqual([FILE]);
  });

  test.each(ENDS)('is 404 for a file that %s', async (_, end, reason) => {
    const file = { ...FILE, ...end };
    const { update, records } = await endpointsWith(file);
    expect(await update({ id: ID, tags: ['a'] })).toEqual(refusal(404, reason));
    expect(records.get(ID)).toEqual(file);
  });

  test('is 404 if the file is deleted meanwhile', async () => {
    const { update, objects, resources } = await endpointsWith({ ...FILE, status: 'reserved' });
    const { find } = objects;
    objects.find = async (key) => {
      await resources.markDeleted(ID, 'acme', NOW, NOW);
      return find(key);
    };
    expect(await update({ id: ID, tags: ['a'] })).toEqual(refusal(404, 'The file has not been uploaded yet'));
  });
});

describe('an update of the date', () => {
  test.each([
    ['later', '2021-03-12', 365],
    ['sooner', '2020-03-12', 1],
    ['to the same', '2020-04-11', 30],
  ])('%s changes the date', async (_, expirationDate, lifecycle) => {
    const { update, get, bucket } = await endpointsWith();
    const changed = information(`${expirationDate}T00:00:00Z`);
    expect(await update({ id: ID, expirationDate })).toEqual(changed);
    expect(await get(`053-${ID}`)).toEqual(changed);
    expect(bucket.get(FILE.object)).toMatchObject({ lifecycle });
  });

  test.each([`053-${ID}`, ID.toUpperCase()])('accepts the id %s', async (id) => {
    const { update } = await endpointsWith();
    expect(await update({ id, expirationDate: '2020-08-01' })).toEqual(information('2020-08-01T00:00:00Z'));
  });

  test('gives a file without an end one', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    const { update, bucket } = await endpointsWith(persistent);
    await update({ id: ID, expirationDate: '2020-03-20' });
    expect(bucket.get(FILE.object)).toMatchObject({ lifecycle: 8 });
  });

  test.each<[unknown, ...string[]]>([
    [{}, 'Missing ID', 'Missing expiration date'],
    [{ id: ID }, 'Missing expiration date'],
    [{ expirationDate: '2020-08-01' }, 'Missing ID'],
    [{ id: 1, expirationDate: 1 }, 'ID must be a string', 'Expiration date must be a string'],
    [{ id: null, expirationDate: '2020-08-01' }, 'ID must be a string'],
    [{ id: ID, expirationDate: '2020-8-1' }, 'Expiration date must have the format YYYY-MM-DD'],
    [{ id: ID, expirationDate: '2020-03-11' }, 'Expiration date must not be in the past'],
    [{ id: ID, expirationDate: '2021-03-13' }, 'Expiration date must be at most one year from today'],
    [{ id: ID, expirationDate: '2020-08-01', content: 'QUJD' }, 'Unknown field content'],
    [{ id: '', expirationDate: '2020-08-01' }, NONE],
    [{ id: OTHER_ID, expirationDate: '2020-08-01' }, NONE],
    ['', 'The request body is not valid JSON.'],
    ['[]', 'The request body must be a JSON object.'],
  ])('with %j is 404, with every reason', async (body, ...reasons) => {
    const { update, records } = await endpointsWith();
    expect(await update(body)).toEqual(refusal(404, ...reasons));
    expect([...records.values()]).toEqual([FILE]);
  });

  test.each(ENDS)('is 404 for a file that %s', async (_, end, reason) => {
    const { update } = await endpointsWith({ ...FILE, ...end });
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toEqual(refusal(404, reason));
  });

  test('is 404 if the file is deleted meanwhile', async () => {
    const { update, resources } = await endpointsWith();
    const { changeExpiry } = resources;
    resources.changeExpiry = async (change, now) => {
      await resources.markDeleted(ID, 'acme', now, now);
      return changeExpiry(change, now);
    };
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toEqual(
      refusal(404, 'The file was deleted or has expired'),
    );
  });

  test('is no 404 if it fails: the client may retry', async () => {
    const { update, resources } = await endpointsWith();
    resources.changeExpiry = async () => {
      throw new Error('The table is away.');
    };
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toMatchObject({ status: 500 });
  });
});
