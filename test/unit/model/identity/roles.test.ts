import { describe, expect, test } from 'vitest';
import {
  atLeast,
  isRole,
  organizationRole,
  parseRoles,
  projectRole,
  type Role,
  roles,
  SLUG,
} from '../../../../lambdas/model/identity/roles.ts';

const none = undefined;

describe('the role in a project', () => {
  test.each<[Role | undefined, Role | undefined, Role | undefined]>([
    [none, none, none],
    ['viewer', none, 'viewer'],
    [none, 'viewer', 'viewer'],
    ['viewer', 'contributor', 'contributor'],
    ['contributor', 'viewer', 'contributor'],
    ['manager', 'viewer', 'manager'],
    ['contributor', 'manager', 'manager'],
    ['manager', 'manager', 'manager'],
  ])('is, with %j there and %j in its organization, %j', (own, inherited, role) => {
    const granted = {
      other: 'manager' as const,
      'acme/other': 'manager' as const,
      ...(own === none ? {} : { 'acme/survey': own }),
      ...(inherited === none ? {} : { acme: inherited }),
    };
    expect(projectRole(granted, 'acme', 'survey')).toBe(role);
    expect(organizationRole(granted, 'acme')).toBe(inherited);
  });

  test.each(['constructor', 'toString', '__proto__'])('is none in %s, where none was granted', (name) => {
    expect(organizationRole({}, name)).toBeUndefined();
    expect(projectRole({}, name, name)).toBeUndefined();
  });
});

test('each role includes the rights of the ones before it', () => {
  for (const [held, role] of roles.entries()) {
    for (const [needed, other] of roles.entries()) expect(atLeast(role, other)).toBe(held >= needed);
    expect(atLeast(undefined, role)).toBe(false);
  }
});

test.each([
  [
    { acme: 'viewer', 'acme/survey': 'manager' },
    { acme: 'viewer', 'acme/survey': 'manager' },
  ],
  [{ acme: 'owner', other: 7, more: null, good: 'contributor' }, { good: 'contributor' }],
  [{ acme: ['manager'] }, {}],
  [undefined, {}],
  [null, {}],
  ['manager', {}],
  [7, {}],
])('%j is read as %j', (value, expected) => {
  expect(parseRoles(value)).toEqual(expected);
});

test.each([
  ['viewer', true],
  ['manager', true],
  ['Manager', false],
  ['', false],
  [undefined, false],
  [['viewer'], false],
])('%j is a role: %j', (text, expected) => {
  expect(isRole(text)).toBe(expected);
});

test.each([
  ['acme', true],
  ['0', true],
  ['a_b-c', true],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  ['', false],
  ['-a', false],
  ['_a', false],
  ['A', false],
  ['a/b', false],
  ['a\n', false],
  ['é', false],
])('%j names an organization: %j', (text, expected) => {
  expect(SLUG.test(text)).toBe(expected);
});
