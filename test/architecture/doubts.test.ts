import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answeredDoubts, openDoubts } from '../../bin/smoke/doubts.ts';

test('The smoke test answers each doubt of ADR 11 by its name, or says why it does not', () => {
  const document = readFileSync('docs/adr/0011-what-aws-may-do-differently.md', 'utf8');
  const named = [...document.matchAll(/^- (?:\*\*(.+?)\.\*\*)?/gm)].map(([, name]) => name);
  expect([...answeredDoubts, ...Object.keys(openDoubts)].toSorted()).toEqual(named.toSorted());
});
