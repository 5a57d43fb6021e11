import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { configurationTable } from '../../lib/configuration.ts';

test('docs/configuration.md documents exactly the options of the configuration', async () => {
  const document = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    configurationTable.map((option) => {
      const preset = option.default === undefined ? '' : `\`${option.default}\``;
      return `| \`${option.name}\` | ${preset} | ${option.range} | ${option.description} |`;
    }),
  );
});
