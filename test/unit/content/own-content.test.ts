import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../lambdas/domain/resource.ts';
import { ID, NOW, resource } from '../support/resources.ts';
import { contentEndpoints, refusal } from './content-endpoints.ts';

const DAY = 86_400_000;
const FILE: Resource = resource({
  mediaType: 'image/jpeg',
  size: 5,
  uploadedAt: NOW,
  expiresAt: Date.UTC(2020, 3, 12),
  status: 'available',
});
const LOCATION = `https://api.example/v1/resources/${ID}`;
const OTHER_ID = '1b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** The endpoints with one file, as it is in the table and in the bucket. */
async function endpoints(file: Resource = FILE) {
  const made = contentEndpoints();
  made.store(file);
  await made.objects.put(FILE.objectKey, Buffer.from('bytes'), 'image/jpeg', 30);
  return made;
}

const information = (expirationDate: string | null) => ({
  status: 200,
  location: LOCATION,
  requestId: `request1-${ID}`,
  body: { id: ID, expirationDate, size: 5, contentType: 'image/jpeg', location: LOCATION },
});

const NONE = 'There is no file with this ID';
const ENDS: [string, Partial<Resource>, string][] = [
  ['was deleted', { status: 'deleted' }, 'The file was deleted'],
  ['has expired', { expiresAt: NOW }, 'The file has expired'],
  ["is another account's", { accountId: 'other' }, NONE],
];
const STRANGE_IDS = ['', 'x', OTHER_ID, `${ID}x`, `-${ID}`, 'd5bc5537-6924-4022-8dfc-e479ccdbb6'];

describe('information about a file', () => {
  test.each([ID, `053-${ID}`, ID.toUpperCase()])('is given for %s', async (id) => {
    expect(await (await endpoints()).get(id)).toEqual(information('2020-04-11T00:00:00Z'));
  });

  test('without an end has no date', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    expect(await (await endpoints(persistent)).get(ID)).toEqual(information(null));
  });

  test('that was just uploaded through another door is that of the object', async () => {
    const reserved = resource({ mediaType: 'image/jpeg' });
    expect(await (await endpoints(reserved)).get(ID)).toEqual(information('2020-03-12T00:00:00Z'));
  });

  test('that is still to be uploaded is not found', async () => {
    const { get, store } = contentEndpoints();
    store(resource());
    expect(await get(ID)).toEqual(refusal(404, 'The file has not been uploaded yet'));
  });

  test.each(ENDS)('that %s is not found', async (_, end, reason) => {
    expect(await (await endpoints({ ...FILE, ...end })).get(ID)).toEqual(refusal(404, reason));
  });

  test.each(STRANGE_IDS)('is not found under %j', async (id) => {
    expect(await (await endpoints()).get(id)).toEqual(refusal(404, NONE));
  });
});

describe('an update', () => {
  test.each([
    ['later', '2021-03-12', 365],
    ['sooner', '2020-03-12', 1],
    ['to the same', '2020-04-11', 30],
  ])('%s changes the date', async (_, expirationDate, lifecycle) => {
    const { update, get, bucket } = await endpoints();
    const changed = information(`${expirationDate}T00:00:00Z`);
    expect(await update({ id: ID, expirationDate })).toEqual(changed);
    expect(await get(`053-${ID}`)).toEqual(changed);
    expect(bucket.get(FILE.objectKey)).toMatchObject({ lifecycle });
  });

  test.each([`053-${ID}`, ID.toUpperCase()])('takes the id %s', async (id) => {
    const { update } = await endpoints();
    expect(await update({ id, expirationDate: '2020-08-01' })).toEqual(information('2020-08-01T00:00:00Z'));
  });

  test('gives an end to a file without one', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    const { update, bucket } = await endpoints(persistent);
    await update({ id: ID, expirationDate: '2020-03-20' });
    expect(bucket.get(FILE.objectKey)).toMatchObject({ lifecycle: 8 });
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
  ])('of %j is not found, with every reason', async (body, ...reasons) => {
    const { update, records } = await endpoints();
    expect(await update(body)).toEqual(refusal(404, ...reasons));
    expect([...records.values()]).toEqual([FILE]);
  });

  test.each(ENDS)('of a file that %s is not found', async (_, end, reason) => {
    const { update } = await endpoints({ ...FILE, ...end });
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toEqual(refusal(404, reason));
  });

  test('of a file that is deleted meanwhile is not found', async () => {
    const { update, resources } = await endpoints();
    const { changeExpiry } = resources;
    resources.changeExpiry = async (change, now) => {
      await resources.markDeleted(ID, 'acme', now, now);
      return changeExpiry(change, now);
    };
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toEqual(
      refusal(404, 'The file was deleted or has expired'),
    );
  });

  test('that fails is no 404: it may be tried again', async () => {
    const { update, resources } = await endpoints();
    resources.changeExpiry = async () => {
      throw new Error('The table is away.');
    };
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toMatchObject({ status: 500 });
  });
});

describe('a deletion', () => {
  const DELETED = { status: 200, location: undefined, requestId: `request1-${ID}`, body: { id: ID } };

  test.each([ID, `053-${ID}`])('of %s removes record and object, once', async (id) => {
    const { remove, get, records, bucket } = await endpoints();
    expect(await remove(id)).toEqual(DELETED);
    expect([...records.values()]).toMatchObject([
      { status: 'deleted', forgetAt: Math.ceil((NOW + 30 * DAY) / 1000) * 1000 },
    ]);
    expect(bucket.size).toBe(0);
    expect(await remove(id)).toEqual(refusal(404, 'The file was deleted'));
    expect(await get(id)).toEqual(refusal(404, 'The file was deleted'));
  });

  test('of what is still to be uploaded is one, too', async () => {
    const { remove } = await endpoints(resource());
    expect(await remove(ID)).toEqual(DELETED);
  });

  test('that could not remove the object removes it the next time', async () => {
    const { remove, objects, bucket } = await endpoints();
    const { delete: removeObject } = objects;
    objects.delete = async () => {
      objects.delete = removeObject;
      throw new Error('The bucket is away.');
    };
    expect(await remove(ID)).toMatchObject({ status: 500 });
    expect(await remove(ID)).toEqual(refusal(404, 'The file was deleted'));
    expect(bucket.size).toBe(0);
  });

  test('of a file that has expired removes its object all the same', async () => {
    const { remove, bucket } = await endpoints({ ...FILE, expiresAt: NOW });
    expect(await remove(ID)).toEqual(refusal(404, 'The file has expired'));
    expect(bucket.size).toBe(0);
  });

  test("of another account's file leaves it alone", async () => {
    const others = { ...FILE, accountId: 'other' };
    const { remove, records, bucket } = await endpoints(others);
    expect(await remove(ID)).toEqual(refusal(404, NONE));
    expect([...records.values()]).toEqual([others]);
    expect(bucket.size).toBe(1);
  });

  test.each(STRANGE_IDS)('of %j is not found', async (id) => {
    expect(await (await endpoints()).remove(id)).toEqual(refusal(404, NONE));
  });
});
