import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BEGIN, costsDocument, END } from '../../bench/costs/document.ts';
import { placeOf, scaleTables } from '../../bench/scale/document.ts';

const root = path.join(import.meta.dirname, '../..');
const textOf = (document: string) => readFileSync(path.join(root, document), 'utf8');
const between = (text: string, begin: string, end: string) => text.split(begin)[1]?.split(end)[0];

test('the README says what flows cost; npm run costs writes it', async () => {
  expect(between(textOf('README.md'), BEGIN, END)).toBe(await costsDocument());
});

test('the page about scale has the numbers of the simulation; npm run scale writes them', async () => {
  const page = textOf('docs/scale.md');
  for (const [name, table] of Object.entries(await scaleTables())) {
    const { begin, end } = placeOf(name);
    expect(between(page, begin, end)).toBe(table);
  }
});
