import { describe } from 'vitest';
import { expectRefused, missingField, type Refusal } from './refusals.ts';
import { credentials, type RunningStore, region } from './running-store.ts';
import { type Form, signForm, withFields } from './upload-form.ts';

describe('a form without its signature', () => {
  expectRefused([
    [
      'only a key and a file',
      () => ({ fields: [['key', 'foo.txt']], file: 'bar' }),
      403,
      'AccessDenied',
      'Access Denied',
    ],
    [
      'no policy',
      (s) => withFields(signForm(s), { Policy: undefined }),
      403,
      'AccessDenied',
      'Access Denied',
    ],
    ...['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'].flatMap((name): Refusal[] => [
      [
        `no ${name}`,
        (s) => withFields(signForm(s), { [name]: undefined }),
        400,
        'InvalidArgument',
        missingField(name),
      ],
      [
        `empty ${name}`,
        (s) => withFields(signForm(s), { [name]: '' }),
        400,
        'InvalidArgument',
        missingField(name),
      ],
    ]),
    [
      'a signature of version 2',
      (s) => {
        const form = signForm(s);
        const kept = form.fields.filter(([name]) => !name.startsWith('X-Amz-'));
        return {
          ...form,
          fields: [...kept, ['AWSAccessKeyId', credentials.accessKeyId], ['signature', 'c2ln']],
        };
      },
      400,
      'InvalidArgument',
      missingField('X-Amz-Algorithm'),
    ],
  ]);
});

describe('a form with a wrong signature', () => {
  const credential = (s: RunningStore, change: (parts: string[]) => string[]): Form => {
    const form = signForm(s);
    const value = new Map(form.fields).get('X-Amz-Credential') ?? '';
    return withFields(form, { 'X-Amz-Credential': change(value.split('/')).join('/') });
  };
  const mismatch =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  expectRefused([
    [
      'another signature',
      (s) => withFields(signForm(s), { 'X-Amz-Signature': '0'.repeat(64) }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'a signature that is no hexadecimal number',
      (s) => withFields(signForm(s), { 'X-Amz-Signature': 'sailor' }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'the signature of another policy',
      (s) =>
        withFields(signForm(s), { Policy: new Map(signForm(s, { conditions: [] }).fields).get('Policy') }),
      403,
      'SignatureDoesNotMatch',
      mismatch,
    ],
    [
      'another access key',
      (s) => signForm(s, { accessKeyId: 'AKIAUNKNOWN' }),
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      'another algorithm',
      (s) => withFields(signForm(s), { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' }),
      400,
      'InvalidArgument',
      'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"',
    ],
    [
      'a date in another form',
      (s) => withFields(signForm(s), { 'X-Amz-Date': '2026-01-01T00:00:00Z' }),
      400,
      'InvalidArgument',
      'X-Amz-Date must be in the ISO8601 Long Format',
    ],
    [
      'a date that does not exist',
      (s) => withFields(signForm(s), { 'X-Amz-Date': '20260230T000000Z' }),
      400,
      'InvalidArgument',
      'X-Amz-Date must be in the ISO8601 Long Format',
    ],
    [
      'an incomplete credential',
      (s) => credential(s, (parts) => parts.slice(0, 4)),
      400,
      'InvalidArgument',
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ],
    [
      'a credential of another day',
      (s) => withFields(signForm(s), { 'X-Amz-Date': '20130524T000000Z' }),
      400,
      'InvalidArgument',
      'Invalid credential date "20260327". This date is not the same as X-Amz-Date: "20130524".',
    ],
    [
      'a credential for another region',
      (s) => credential(s, ([key = '', date = '', , ...rest]) => [key, date, 'us-east-1', ...rest]),
      400,
      'InvalidArgument',
      `the region 'us-east-1' is wrong; expecting '${region}'`,
    ],
    [
      'a credential for another service',
      (s) => credential(s, (parts) => parts.with(3, 'sqs')),
      400,
      'InvalidArgument',
      'incorrect service "sqs". This endpoint belongs to "s3".',
    ],
    [
      'a credential with another ending',
      (s) => credential(s, (parts) => parts.with(4, 'aws4')),
      400,
      'InvalidArgument',
      'incorrect terminal "aws4". This endpoint uses "aws4_request".',
    ],
    [
      'a session token, which these credentials do not have',
      (s) => withFields(signForm(s), { 'X-Amz-Security-Token': 'token' }),
      400,
      'InvalidToken',
      'The provided token is malformed or otherwise invalid.',
    ],
  ]);
});
