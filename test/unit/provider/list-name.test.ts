import { expect, test } from 'vitest';
import { isList } from '../../../bin/provider/list-name.ts';

test.each([
  'account#acme',
  'containers#acme',
  'container#0123456789abcdef01234567',
  'organization#acme_2',
  'project#acme/coast',
  'projects#acme',
])('%s is a list', (name) => {
  expect(isList(name)).toBe(true);
});

test.each([
  '',
  'acme',
  'account#',
  'account#Acme',
  'account#acme#0',
  'containers#',
  'container#deeds',
  'organization#acme/coast',
  'project#acme',
  'project#acme/',
  'project#acme/coast/hills',
  'projects#acme/coast',
  'words#account#acme',
  'constructor#acme',
])('%s is none', (name) => {
  expect(isList(name)).toBe(false);
});
