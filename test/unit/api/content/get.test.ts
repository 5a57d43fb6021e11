import { describe, expect, test } from 'vitest';
import { ID, resource } from '../../support/resources.ts';
import { contentEndpoints, refusal } from './content-endpoints.ts';
import { ENDS, endpointsWith, FILE, information, NONE, STRANGE_IDS } from './stored-file.ts';

describe('information about a file', () => {
  test.each([ID, `053-${ID}`, ID.toUpperCase()])('is returned for %s', async (id) => {
    expect(await (await endpointsWith()).get(id)).toEqual(information('2020-04-11T00:00:00Z'));
  });

  test('has no date for a file without an end', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    expect(await (await endpointsWith(persistent)).get(ID)).toEqual(information(null));
  });

  test('includes the object that another door has just uploaded', async () => {
    const reserved = resource({ mediaType: 'image/jpeg' });
    expect(await (await endpointsWith(reserved)).get(ID)).toEqual(information('2020-03-12T00:00:00Z'));
  });

  test('is 404 for a pending upload', async () => {
    const { get, store } = contentEndpoints();
    store(resource());
    expect(await get(ID)).toEqual(refusal(404, 'The file has not been uploaded yet'));
  });

  test.each(ENDS)('is 404 for a file that %s', async (_, end, reason) => {
    expect(await (await endpointsWith({ ...FILE, ...end })).get(ID)).toEqual(refusal(404, reason));
  });

  test.each(STRANGE_IDS)('is 404 for the id %j', async (id) => {
    expect(await (await endpointsWith()).get(id)).toEqual(refusal(404, NONE));
  });
});
