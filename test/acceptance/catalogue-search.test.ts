import { beforeAll, describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt, createdEntry, type Entry, idsOf, newWord } from './support/catalogue.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);

/** In every name, so that a search for a part of it finds only this file's resources; no part of it is in "deed". */
const mark = newWord().replaceAll('e', 'f');
const made = new Map<string, Entry>();

const ENTRIES: Record<string, { name: string; description: string }> = {
  deed: { name: `Deed ${mark}quartz`, description: 'Ownership of the land parcel, signed' },
  lease: { name: `LEASE ${mark}QUARTZITE`, description: 'Agricultural land; 12.5 hectares' },
  map: { name: `Karte ${mark}`, description: `Grundstück Nr. 7, ÜBERSICHT ${mark}quartzes` },
  scan: { name: `契約書 ${mark}`, description: `日本語の説明 😀 ${mark} re\u0301sume\u0301` },
  words: {
    name: `Many ${mark}`,
    description: `${Array.from({ length: 60 }, (_, index) => `n${index}`).join(' ')} ${mark}quartz`,
  },
  long: { name: `Long ${mark}`, description: `${'x'.repeat(3000)}${mark}quartzlong` },
};

beforeAll(async () => {
  for (const [key, texts] of Object.entries(ENTRIES)) made.set(key, await catalogue.created(texts));
});

/** The entries that a search finds with a further query, on all pages. */
async function foundBy(search: string, query = ''): Promise<string[]> {
  const path = `/resources/?search=${encodeURIComponent(search)}${query}`;
  const found = idsOf((await catalogue.pages(path)).flat());
  expect(new Set(found).size).toBe(found.length);
  return [...made].filter(([, { id }]) => found.includes(id)).map(([key]) => key);
}

describe('a search finds', () => {
  test.each<[string, string, string[]]>([
    ['a word', `${mark}quartz`, ['deed', 'lease', 'map', 'words', 'long']],
    ['a word in upper case', `${mark}QUARTZ`.toUpperCase(), ['deed', 'lease', 'map', 'words', 'long']],
    ['the beginning of words', mark, ['deed', 'lease', 'map', 'scan', 'words', 'long']],
    ['the middle of a word', mark.slice(1), ['deed', 'lease', 'map', 'scan', 'words', 'long']],
    ['the end of a word', `${mark.slice(5)}quartzite`, ['lease']],
    ['several words', `deed ${mark}`, ['deed']],
    ['several words in any order', `${mark} deed`, ['deed']],
    ['several words with others between them', 'parcel ownership', ['deed']],
    ['letters without their accents', 'grundstuck', ['map']],
    ['a word with accents that the name lacks', 'hectáres', ['lease']],
    ['words with punctuation between them', 'land; 12.5 hect', ['lease']],
    ['the end of a word and the beginning of the next', `eed ${mark.slice(0, 9)}`, ['deed']],
    ['words of the description', 'land parcel, signed', ['deed']],
    ['letters beyond ASCII', 'grundstück', ['map']],
    ['letters beyond ASCII in lower case', 'übersicht', ['map']],
    ['letters beyond ASCII in upper case', 'GRUNDSTÜCK', ['map']],
    ['combining accents', 'u\u0308bersicht', ['map']],
    ['precomposed accents, if the name has combining ones', 'résumé', ['scan']],
    ['a part of a word with combining accents', 'ésum', ['scan']],
    ['characters of other scripts', '契約', ['scan']],
    ['characters of other scripts in the middle', '本語の', ['scan']],
    ['an emoji', '😀', ['scan']],
    ['an emoji between words', `😀 ${mark}`, ['scan']],
    ['two words in a text of many words', `n59 ${mark}`, ['words']],
    ['a word in a text of many words', 'n59', ['words']],
    ['the beginning of a very long word', `${mark}quartzl`, ['long']],
    ['a text with spaces around it', `  deed ${mark} `, ['deed']],
    ['a word of the name and one of the description', `${mark}quartz ownership`, ['deed']],
    ['nothing for a wildcard', `${mark}*`, []],
    ['nothing for a pattern', `.*${mark}`, []],
    ['nothing for a missing word', `${mark}quarz`, []],
  ])('%s', async (_, search, keys) => {
    for (const query of ['', '&limit=1', '&limit=2', '&ordering=name', '&ordering=-created&limit=1']) {
      expect(await foundBy(search, query)).toEqual(keys);
    }
  });

  test('only the current name and description', async () => {
    const [before, after] = [newWord(), newWord()];
    const { id } = await catalogue.created({ name: before });
    const search = (word: string) => catalogue.pages(`/resources/?search=${word}`);
    await catalogue.patch(id, { description: after });
    for (const word of [before, after, before.slice(3), after.slice(3)]) {
      expect(idsOf((await search(word)).flat())).toEqual([id]);
    }
    await catalogue.patch(id, { name: after });
    expect((await search(before)).flat()).toEqual([]);
    expect(idsOf((await search(after)).flat())).toEqual([id]);
    await catalogue.remove(id);
    expect((await search(after)).flat()).toEqual([]);
    expect((await search(after.slice(3))).flat()).toEqual([]);
  });
});

describe('a search finds a file of another door', () => {
  async function uploaded(word: string): Promise<string> {
    const reservation = await api.reserve(token, { file_name: `${word}.jpg` });
    await upload(reservation, 'Hello');
    return reservation.id;
  }

  const searches = (word: string) => [word, word.slice(0, 9), word.slice(3), `${word}.jpg`];

  test('by its name', async () => {
    const word = newWord();
    const id = await uploaded(word);
    for (const search of searches(word)) {
      expect(idsOf((await catalogue.pages(`/resources/?search=${search}`)).flat())).toEqual([id]);
    }
  });

  test.each([{ description: 'Described' }, { archived: true }, { attributes: { a: 1 } }])(
    'by its name after %j',
    async (change) => {
      const word = newWord();
      const id = await uploaded(word);
      expect((await catalogue.patch(id, change)).status).toBe(200);
      for (const search of searches(word)) {
        expect(idsOf((await catalogue.pages(`/resources/?search=${search}`)).flat())).toEqual([id]);
      }
    },
  );

  test('by the name that the catalogue gives it', async () => {
    const [word, other] = [newWord(), newWord()];
    const id = await uploaded(word);
    createdEntry(await catalogue.post('/resources/', { name: other, resource: `ref://${id}` }));
    expect((await catalogue.pages(`/resources/?search=${word}`)).flat()).toEqual([]);
    expect(idsOf((await catalogue.pages(`/resources/?search=${other}`)).flat())).toEqual([id]);
  });
});
