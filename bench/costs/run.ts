import { readFile, writeFile } from 'node:fs/promises';
import { BEGIN, costsDocument, END } from './document.ts';

/** `npm run costs`: computes what flows cost from what the functions use, and writes it into the README. */
const file = new URL('../../README.md', import.meta.url);
const text = await readFile(file, 'utf8');
const [before, rest] = text.split(BEGIN);
const [, after] = rest?.split(END) ?? [];
if (before === undefined || after === undefined) throw new Error('The README has no place for the costs.');
const costs = await costsDocument();
await writeFile(file, before + BEGIN + costs + END + after);
console.log(costs);
