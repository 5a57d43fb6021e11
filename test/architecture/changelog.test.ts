import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

test('The changelog tells of the unreleased changes, and then of this version', () => {
  const document = readFileSync('CHANGELOG.md', 'utf8');
  const versions = [...document.matchAll(/^## \[(.+?)\]/gm)].map(([, version]) => version);
  expect(versions.slice(0, 2)).toEqual(['Unreleased', manifest.version]);
});
