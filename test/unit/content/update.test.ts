import { describe, expect, test } from 'vitest';
import { ID } from '../support/resources.ts';
import { refusal } from './content-endpoints.ts';
import { ENDS, endpointsWith, FILE, information, NONE, OTHER_ID } from './stored-file.ts';

describe('an update', () => {
  test.each([
    ['later', '2021-03-12', 365],
    ['sooner', '2020-03-12', 1],
    ['to the same', '2020-04-11', 30],
  ])('%s changes the date', async (_, expirationDate, lifecycle) => {
    const { update, get, bucket } = await endpointsWith();
    const changed = information(`${expirationDate}T00:00:00Z`);
    expect(await update({ id: ID, expirationDate })).toEqual(changed);
    expect(await get(`053-${ID}`)).toEqual(changed);
    expect(bucket.get(FILE.objectKey)).toMatchObject({ lifecycle });
  });

  test.each([`053-${ID}`, ID.toUpperCase()])('takes the id %s', async (id) => {
    const { update } = await endpointsWith();
    expect(await update({ id, expirationDate: '2020-08-01' })).toEqual(information('2020-08-01T00:00:00Z'));
  });

  test('gives an end to a file without one', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    const { update, bucket } = await endpointsWith(persistent);
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
    const { update, records } = await endpointsWith();
    expect(await update(body)).toEqual(refusal(404, ...reasons));
    expect([...records.values()]).toEqual([FILE]);
  });

  test.each(ENDS)('of a file that %s is not found', async (_, end, reason) => {
    const { update } = await endpointsWith({ ...FILE, ...end });
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toEqual(refusal(404, reason));
  });

  test('of a file that is deleted meanwhile is not found', async () => {
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

  test('that fails is no 404: it may be tried again', async () => {
    const { update, resources } = await endpointsWith();
    resources.changeExpiry = async () => {
      throw new Error('The table is away.');
    };
    expect(await update({ id: ID, expirationDate: '2020-08-01' })).toMatchObject({ status: 500 });
  });
});
