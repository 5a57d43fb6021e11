import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { configurationTable } from '../../lib/configuration.ts';

test('The README prints every option of the configuration as it is, and no other', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.split('### Configuration')[1]?.split('**Changing the key')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    configurationTable.map((option) => {
      const preset = option.default === undefined ? '' : `\`${option.default}\``;
      return `| \`${option.name}\` | ${preset} | ${option.range} | ${option.description} |`;
    }),
  );
});
