import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { losses } from '../../bin/deploy/losses.ts';
import { synthesise } from './synthesis.ts';

const released = JSON.parse(readFileSync(new URL('released.json', import.meta.url), 'utf8'));

// CloudFormation must be able to make the change in one update: a new index at a time, and nothing replaced.
test.each(['storage', 'api'] as const)('An upgrade of the last release loses nothing: %s', (stack) => {
  expect(Object.keys(released[stack].Resources).length).toBeGreaterThan(0);
  expect(losses(released[stack], synthesise()[stack].toJSON())).toEqual([]);
});
