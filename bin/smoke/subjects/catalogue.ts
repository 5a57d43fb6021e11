import { randomBytes } from 'node:crypto';
import { expectStatus, expectThat, once, type Subject } from '../check.ts';
import type { Smoke } from '../smoke.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
}

/** Bytes that are no text in any encoding. */
const file = Buffer.from([0, 255, 254, 13, 10, 128, 0, ...randomBytes(64)]);

/** The Resources API. */
export function catalogue({ made, send, until }: Smoke): Subject {
  const word = `smoke${randomBytes(6).toString('hex')}`;
  const created = once(async (): Promise<Entry> => {
    const body = formOf({ name: `First ${word}`, description: 'Made by the smoke test' });
    body.append('resource', new Blob([file], { type: 'application/octet-stream' }), 'smoke.bin');
    const response = await expectStatus(await send('/resources', { method: 'POST', body }), 201);
    const entry = (await response.json()) as Entry;
    made.resources.add(entry.id);
    return entry;
  });
  const found = async (query: string) => {
    const response = await expectStatus(await send(`/resources?${query}`), 200);
    return ((await response.json()) as Entry[]).map(({ id }) => id);
  };
  return {
    name: 'Catalogue',
    checks: [
      {
        title: 'A form brings a file of any bytes through the gateway',
        answers: ['Bodies in base64'],
        async run() {
          const { resource } = await created();
          const bytes = Buffer.from(await (await expectStatus(await fetch(resource), 200)).arrayBuffer());
          expectThat(file.equals(bytes), 'other bytes came');
          return undefined;
        },
      },
      {
        title: 'The file is found by a word, and after a change by the new one',
        answers: ['Indexes that are behind'],
        async run() {
          const { id } = await created();
          const start = Date.now();
          const isFound = async (searched: string) =>
            (await found(`search=${searched}`)).includes(id) ? true : undefined;
          await until(`the file by the word ${word}`, () => isFound(word));
          const first = Date.now() - start;
          const body = formOf({ name: `Second ${word}2` });
          await expectStatus(await send(`/resources/${id}`, { method: 'PATCH', body }), 200);
          const changed = Date.now();
          await until('the file by its new word', () => isFound(`${word}2`));
          return `${first} ms and ${Date.now() - changed} ms later`;
        },
      },
      {
        title: 'Another account would be told that it does not exist',
        async run() {
          await expectStatus(await send('/resources/00000000-0000-4000-8000-000000000000'), 404);
          return undefined;
        },
      },
    ],
  };
}

function formOf(texts: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.append(name, text);
  return form;
}
