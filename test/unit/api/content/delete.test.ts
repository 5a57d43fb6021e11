import { describe, expect, test } from 'vitest';
import { ID, NOW, resource } from '../../support/resources.ts';
import { refusal } from './content-endpoints.ts';
import { endpointsWith, FILE, NONE, STRANGE_IDS } from './stored-file.ts';

const DAY = 86_400_000;

describe('a deletion', () => {
  const DELETED = { status: 200, location: undefined, requestId: `request1-${ID}`, body: { id: ID } };

  test.each([ID, `053-${ID}`])('of %s removes record and object, once', async (id) => {
    const { remove, get, records, bucket } = await endpointsWith();
    expect(await remove(id)).toEqual(DELETED);
    expect([...records.values()]).toMatchObject([
      { status: 'deleted', forgetAt: Math.ceil((NOW + 30 * DAY) / 1000) * 1000 },
    ]);
    expect(bucket.size).toBe(0);
    expect(await remove(id)).toEqual(refusal(404, 'The file was deleted'));
    expect(await get(id)).toEqual(refusal(404, 'The file was deleted'));
  });

  test('of a pending upload succeeds too', async () => {
    const { remove } = await endpointsWith(resource());
    expect(await remove(ID)).toEqual(DELETED);
  });

  test('removes the object at the second attempt if the first could not', async () => {
    const { remove, objects, bucket } = await endpointsWith();
    const { delete: removeObject } = objects;
    objects.delete = async () => {
      objects.delete = removeObject;
      throw new Error('The bucket is away.');
    };
    expect(await remove(ID)).toMatchObject({ status: 500 });
    expect(await remove(ID)).toEqual(refusal(404, 'The file was deleted'));
    expect(bucket.size).toBe(0);
  });

  test('of an expired file removes its object', async () => {
    const { remove, bucket } = await endpointsWith({ ...FILE, expiresAt: NOW });
    expect(await remove(ID)).toEqual(refusal(404, 'The file has expired'));
    expect(bucket.size).toBe(0);
  });

  test("of another account's file does nothing", async () => {
    const others = { ...FILE, accountId: 'other' };
    const { remove, records, bucket } = await endpointsWith(others);
    expect(await remove(ID)).toEqual(refusal(404, NONE));
    expect([...records.values()]).toEqual([others]);
    expect(bucket.size).toBe(1);
  });

  test.each(STRANGE_IDS)('of %j is 404', async (id) => {
    expect(await (await endpointsWith()).remove(id)).toEqual(refusal(404, NONE));
  });
});
