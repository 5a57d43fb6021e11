import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../../lambdas/api/catalogue/address.ts';
import { roleIn, visibleLists } from '../../../../lambdas/model/catalogue/access.ts';
import type { List } from '../../../../lambdas/model/lists/list.ts';
import { listsWith } from '../../../../lambdas/model/lists/list.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { CALLER } from '../../support/resources.ts';

const ALL = { kind: 'all' };
const ORGANIZATION = { kind: 'list', list: 'organization#acme', entityType: 'organization' };
const PROJECT = { kind: 'list', list: 'project#acme/survey-1', entityType: 'project' };
const resource = (id: string) => ({ kind: 'resource', id });

describe('the path', () => {
  test.each([
    ['/resources', ALL],
    ['/resources/x', resource('x')],
    ['/resources/0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f', resource('0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f')],
    ['/organizations/acme/resources', ORGANIZATION],
    ['/organizations/acme/project/survey-1/resources', PROJECT],
    ['/organizations/acme/projects/survey-1/resources', PROJECT],
    ['/organizations/0_-/resources', { ...ORGANIZATION, list: 'organization#0_-' }],
    ['/organizations/resources/resources', { ...ORGANIZATION, list: 'organization#resources' }],
    ['/organizations/acme/resources/x', { ...resource('x'), list: 'organization#acme' }],
    ['/organizations/acme/project/survey-1/resources/x', { ...resource('x'), list: 'project#acme/survey-1' }],
    [
      `/organizations/${'a'.repeat(63)}/resources`,
      { ...ORGANIZATION, list: `organization#${'a'.repeat(63)}` },
    ],
  ])('%j is an address, also with a slash at its end', (path, address) => {
    expect(addressOf(path)).toEqual(address);
    expect(addressOf(`${path}/`)).toEqual(address);
  });

  test.each([
    '',
    '/',
    'resources',
    '/Resources',
    '/v1/resources',
    '/resources/x/y',
    '/organizations',
    '/organizations/acme',
    '/organizations//resources',
    '/organizations/acme/resources/x/y',
    '/organizations/acme/Resources',
    '/organizations/Acme/resources',
    '/organizations/-acme/resources',
    '/organizations/a#b/resources',
    '/organizations/a b/resources',
    '/organizations/ä/resources',
    '/organizations/../resources',
    `/organizations/${'a'.repeat(64)}/resources`,
    '/organizations/acme/project/resources',
    '/organizations/acme/project//resources',
    '/organizations/acme/project/Survey/resources',
    '/organizations/acme/project/survey',
    '/organizations/acme/project/survey/resources/x/y',
    '/organizations/acme/parcels/survey/resources',
  ])('%j is no address', (path) => {
    expect(addressOf(path)).toBeUndefined();
    expect(addressOf(`${path}//`)?.kind).not.toBe('list');
  });

  test('is an address of a list or a resource, or of nothing, whatever it is', () => {
    const segment = fc.oneof(
      fc.constantFrom('resources', 'organizations', 'project', 'projects', 'acme', ''),
      fc.string({ unit: anyCharacter }),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 7 }), (segments) => {
        const address = addressOf(`/${segments.join('/')}`);
        if (address?.kind !== 'list') return;
        expect(address.list).toMatch(/^(organization#[a-z0-9_-]+|project#[a-z0-9_-]+\/[a-z0-9_-]+)$/);
      }),
    );
  });
});

test.each<[List, string | undefined]>([
  ['account#acme', undefined],
  ['account#granted', undefined],
  ['organization#granted', 'contributor'],
  ['organization#other', undefined],
  ['organization#toString', undefined],
  ['project#granted/any', 'contributor'],
  ['project#granted/more', 'manager'],
  ['project#granted/less', 'contributor'],
  ['project#other/single', 'viewer'],
  ['project#other/any', undefined],
])('the role in %j is %j', (list, role) => {
  const granted = {
    granted: 'contributor',
    'granted/more': 'manager',
    'granted/less': 'viewer',
    'other/single': 'viewer',
  } as const;
  expect(roleIn(list, granted)).toBe(role);
});

test("a caller sees their account's list, and lists in which they have a role", () => {
  expect(visibleLists({ ...CALLER, roles: {} })).toEqual(['account#acme']);
  expect(visibleLists({ ...CALLER, roles: { org: 'viewer', 'other/survey': 'manager' } })).toEqual([
    'account#acme',
    'organization#org',
    'projects#org',
    'project#other/survey',
  ]);
});

test("a project's resources are in the list of its organization's projects", () => {
  expect(listsWith('organization#org')).toEqual(['organization#org']);
  expect(listsWith('project#org/survey')).toEqual(['project#org/survey', 'projects#org']);
});
