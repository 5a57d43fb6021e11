import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BEGIN, costsDocument, END } from '../../bench/costs/document.ts';
import { placeOf, scaleTables } from '../../bench/scale/document.ts';

const root = path.join(import.meta.dirname, '../..');
const textOf = (document: string) => readFileSync(path.join(root, document), 'utf8');
const between = (text: string, begin: string, end: string) => text.split(begin)[1]?.split(end)[0];

/** A run differs from another by durations in the log and by batches of the stream, which the clock decides. */
const SHARE = 0.02;
const CENTS = 0.03;

const NUMBER = /\d+\.\d+/g;
const numbersIn = (text: string) => (text.match(NUMBER) ?? []).map(Number);

test('the README says what flows cost; npm run costs writes it', async () => {
  const written = between(textOf('README.md'), BEGIN, END) ?? '';
  const computed = await costsDocument();
  expect(written.replaceAll(NUMBER, 'n')).toBe(computed.replaceAll(NUMBER, 'n'));
  const expected = numbersIn(computed);
  for (const [index, number] of numbersIn(written).entries()) {
    const difference = Math.abs(number - (expected[index] ?? 0));
    expect(difference, `${number} in the README`).toBeLessThanOrEqual(Math.max(CENTS, number * SHARE));
  }
});

test('the page about scale has the numbers of the simulation; npm run scale writes them', async () => {
  const page = textOf('docs/scale.md');
  for (const [name, table] of Object.entries(await scaleTables())) {
    const { begin, end } = placeOf(name);
    expect(between(page, begin, end)).toBe(table);
  }
});
