import { describe, expect, test } from 'vitest';
import { ID, resource } from '../../support/resources.ts';
import { contentEndpoints, refusal } from './content-endpoints.ts';
import { ENDS, endpointsWith, FILE, information, NONE, STRANGE_IDS } from './stored-file.ts';

describe('information about a file', () => {
  test.each([ID, `053-${ID}`, ID.toUpperCase()])('is given for %s', async (id) => {
    expect(await (await endpointsWith()).get(id)).toEqual(information('2020-04-11T00:00:00Z'));
  });

  test('without an end has no date', async () => {
    const { expiresAt: _, ...persistent } = FILE;
    expect(await (await endpointsWith(persistent)).get(ID)).toEqual(information(null));
  });

  test('that was just uploaded through another door is that of the object', async () => {
    const reserved = resource({ mediaType: 'image/jpeg' });
    expect(await (await endpointsWith(reserved)).get(ID)).toEqual(information('2020-03-12T00:00:00Z'));
  });

  test('that is still to be uploaded is not found', async () => {
    const { get, store } = contentEndpoints();
    store(resource());
    expect(await get(ID)).toEqual(refusal(404, 'The file has not been uploaded yet'));
  });

  test.each(ENDS)('that %s is not found', async (_, end, reason) => {
    expect(await (await endpointsWith({ ...FILE, ...end })).get(ID)).toEqual(refusal(404, reason));
  });

  test.each(STRANGE_IDS)('is not found under %j', async (id) => {
    expect(await (await endpointsWith()).get(id)).toEqual(refusal(404, NONE));
  });
});
