import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSchema, schemaFile } from '../../client/generator/generate.ts';

test('the types are those of the description: npm run generate -w client makes them', async () => {
  expect((await readFile(schemaFile, 'utf8')) === (await generateSchema())).toBe(true);
});
