import { describe, expect, test } from 'vitest';
import { expectRefused, type Refusal } from './refusals.ts';
import { bucket, startStore } from './running-store.ts';
import { FILE_NAME_VARIABLE, goodConditions, goodFields, post, signForm, withFields } from './upload-form.ts';

const MINUTE = 60_000;
const expiration = '2099-01-01T00:00:00Z';

const accordingToPolicy = (reason: string): string => `Invalid according to Policy: ${reason}`;

describe('a form that breaks its policy', () => {
  const denied = (name: string, form: Refusal[1], reason: string): Refusal => [
    name,
    form,
    403,
    'AccessDenied',
    accordingToPolicy(reason),
  ];
  const failed = (name: string, form: Refusal[1], condition: string): Refusal =>
    denied(name, form, `Policy Condition failed: ${condition}`);
  expectRefused([
    denied('expired just now', (s) => signForm(s, { expiration: s.clock.time }), 'Policy expired.'),
    denied(
      'expired a minute ago',
      (s) => signForm(s, { expiration: s.clock.time - MINUTE }),
      'Policy expired.',
    ),
    failed(
      'a key without the required beginning',
      (s) => withFields(signForm(s), { key: 'bar.txt' }),
      '["starts-with", "$key", "foo"]',
    ),
    failed(
      'another key than the exact one',
      (s) => signForm(s, { conditions: [...goodConditions, ['eq', '$key', 'foo']] }),
      '["eq", "$key", "foo"]',
    ),
    failed(
      'a key that differs in case',
      (s) => withFields(signForm(s), { key: 'Foo.txt' }),
      '["starts-with", "$key", "foo"]',
    ),
    failed(
      'a file name that makes another key',
      (s) => signForm(s, { fields: { ...goodFields, key: FILE_NAME_VARIABLE }, fileName: 'bar.txt' }),
      '["starts-with", "$key", "foo"]',
    ),
    failed(
      'another media type',
      (s) => withFields(signForm(s), { 'Content-Type': 'text/html' }),
      '["starts-with", "$content-type", "text/plain"]',
    ),
    failed(
      'another media type after the allowed one',
      (s) => withFields(signForm(s), { 'Content-Type': 'text/plain, text/html' }),
      '["starts-with", "$content-type", "text/plain"]',
    ),
    failed(
      'no media type though the policy has one',
      (s) => withFields(signForm(s), { 'Content-Type': undefined }),
      '["starts-with", "$content-type", "text/plain"]',
    ),
    failed(
      'metadata that must be empty',
      (s) =>
        signForm(s, {
          fields: { ...goodFields, 'x-amz-meta-foo': 'barclamp' },
          conditions: [...goodConditions, ['eq', '$x-amz-meta-foo', '']],
        }),
      '["eq", "$x-amz-meta-foo", ""]',
    ),
    failed(
      'metadata that is missing',
      (s) => signForm(s, { conditions: [...goodConditions, ['starts-with', '$x-amz-meta-foo', 'bar']] }),
      '["starts-with", "$x-amz-meta-foo", "bar"]',
    ),
    failed(
      'other tags',
      (s) =>
        signForm(s, {
          fields: { ...goodFields, tagging: '<Tagging><TagSet></TagSet></Tagging>' },
          conditions: [...goodConditions, { tagging: '<Tagging/>' }],
        }),
      '["eq", "$tagging", "<Tagging/>"]',
    ),
    failed(
      'a policy for another bucket',
      (s) => signForm(s, { conditions: [...goodConditions, { bucket: 'other' }] }),
      '["eq", "$bucket", "other"]',
    ),
    failed(
      'a field with another bucket',
      (s) => withFields(signForm(s), { bucket: 'other' }),
      `["eq", "$bucket", "${bucket}"]`,
    ),
    denied(
      'a policy without a bucket',
      (s) => signForm(s, { conditions: goodConditions.slice(1) }),
      'Extra input fields: bucket',
    ),
    denied(
      'a field that the policy does not have',
      (s) => withFields(signForm(s), { 'X-Amz-Meta-Colour': 'red' }),
      'Extra input fields: x-amz-meta-colour',
    ),
    denied(
      'tags that the policy does not have',
      (s) => withFields(signForm(s), { tagging: '<Tagging><TagSet></TagSet></Tagging>' }),
      'Extra input fields: tagging',
    ),
    denied(
      'a redirect and a status that the policy does not have',
      (s) =>
        withFields(signForm(s), {
          success_action_redirect: 'http://a.example/',
          success_action_status: '200',
        }),
      'Extra input fields: success_action_redirect, success_action_status',
    ),
    denied(
      'a size range in the place of a field',
      (s) => withFields(signForm(s), { 'content-length-range': '1' }),
      'Extra input fields: content-length-range',
    ),
    denied(
      'signature fields that the policy does not have',
      (s) => signForm(s, { policy: { expiration, conditions: goodConditions } }),
      'Extra input fields: x-amz-algorithm, x-amz-credential, x-amz-date',
    ),
  ]);

  test('is refused for a field with another bucket, even if the policy allows it', async () => {
    await using store = await startStore();
    const conditions = [['starts-with', '$bucket', ''], ...goodConditions.slice(1)];
    const form = withFields(signForm(store, { conditions }), { bucket: 'other' });
    expect(await post(store, form)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: 'Access Denied',
    });
    expect(await store.kept()).toEqual([]);
  });
});
