import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const decisions = readdirSync(path.join(root, 'docs/adr')).map((name) => `docs/adr/${name}`);
const guides = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...guides.map((name) => `docs/${name}`),
  ...decisions,
];

test.each(documents)('%s links to files that exist', (document) => {
  const text = readFileSync(path.join(root, document), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, link = '']) => link);
  const broken = links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => !existsSync(path.join(root, path.dirname(document), link)));
  expect(broken).toEqual([]);
});

test("every decision has its own number, which is its file's", () => {
  const numbers = decisions.map((document) => {
    const [, number] = /^# (\d+)\. /.exec(readFileSync(path.join(root, document), 'utf8')) ?? [];
    expect(path.basename(document)).toMatch(new RegExp(`^0*${number}-`));
    return number;
  });
  expect(new Set(numbers).size).toBe(numbers.length);
});
