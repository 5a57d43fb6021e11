import { readFile, writeFile } from 'node:fs/promises';
import { placeOf, scaleTables } from './document.ts';

/** `npm run scale`: simulates what gives first, and writes the tables of `docs/scale.md`. */
const file = new URL('../../docs/scale.md', import.meta.url);
let text = await readFile(file, 'utf8');
for (const [name, table] of Object.entries(await scaleTables())) {
  const { begin, end } = placeOf(name);
  const [before, rest] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`The page has no place for ${name}.`);
  text = before + begin + table + end + after;
  console.log(`${table}\n`);
}
await writeFile(file, text);
