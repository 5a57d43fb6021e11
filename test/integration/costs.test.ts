import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BEGIN, costsDocument, END } from '../../bench/costs/document.ts';

test('the README says what flows cost today; npm run costs writes it', async () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  expect(text.split(BEGIN)[1]?.split(END)[0]).toBe(await costsDocument());
});
