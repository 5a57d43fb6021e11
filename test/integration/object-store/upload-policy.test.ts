import { describe } from 'vitest';
import { expectRefused, type Refusal } from './refusals.ts';
import { bucket } from './running-store.ts';
import { goodConditions, signForm } from './upload-form.ts';

const expiration = '2099-01-01T00:00:00Z';

describe('an invalid policy', () => {
  const refused = (name: string, plan: Parameters<typeof signForm>[1], reason: string): Refusal => [
    name,
    (s) => signForm(s, plan),
    400,
    'InvalidPolicyDocument',
    `Invalid Policy: ${reason}`,
  ];
  const condition = (name: string, value: unknown, reason: string): Refusal =>
    refused(name, { policy: { expiration, conditions: [value] } }, reason);
  expectRefused([
    refused('not base64', { encodedPolicy: '{"no": "base64"}' }, 'invalid Base64 encoding.'),
    refused('base64 without padding', { encodedPolicy: 'e30gIA' }, 'invalid Base64 encoding.'),
    refused('not JSON', { policy: '{"expiration"' }, 'Invalid JSON.'),
    refused('not UTF-8', { encodedPolicy: '/////w==' }, 'Invalid JSON.'),
    refused('a list', { policy: [] }, 'Invalid JSON.'),
    refused('null', { policy: 'null' }, 'Invalid JSON.'),
    refused('no expiration', { policy: { conditions: goodConditions } }, 'Policy missing expiration.'),
    refused(
      'an expiration in upper case',
      { policy: { EXPIRATION: expiration, conditions: goodConditions } },
      "Unexpected: 'EXPIRATION'",
    ),
    ...['2099-01-01 00:00:00+00:00', '2099-01-01', '2099-02-30T00:00:00Z', 'tomorrow', ''].map((text) =>
      refused(
        `the expiration ${JSON.stringify(text)}`,
        { policy: { expiration: text, conditions: goodConditions } },
        `Invalid 'expiration' value: '${text}'`,
      ),
    ),
    refused(
      'an expiration that is a number',
      { policy: { expiration: 4070908800, conditions: goodConditions } },
      "Invalid 'expiration' value: '4070908800'",
    ),
    refused('no conditions', { policy: { expiration } }, 'Policy missing conditions.'),
    refused(
      'conditions in upper case',
      { policy: { expiration, CONDITIONS: goodConditions } },
      "Unexpected: 'CONDITIONS'",
    ),
    refused(
      'conditions that are no list',
      { policy: { expiration, conditions: { bucket } } },
      "Invalid 'conditions' value: must be a List.",
    ),
    condition('a condition that is true', true, 'Invalid condition test: must be a List or Object.'),
    condition(
      'an empty condition',
      {},
      'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    ),
    condition(
      'two conditions in one',
      { bucket, key: 'foo.txt' },
      'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    ),
    condition('a condition on a number', { key: 1 }, 'Invalid Simple-Condition: value must be a string.'),
    condition('an empty list', [], 'Invalid Condition: missing operation identifier.'),
    condition(
      'an unknown operation',
      ['ends-with', '$key', 'txt'],
      "Invalid Condition: unknown operation 'ends-with'.",
    ),
    condition('eq of one argument', ['eq', '$key'], 'Invalid eq: wrong number of arguments.'),
    condition('eq of three arguments', ['eq', '$key', 'a', 'b'], 'Invalid eq: wrong number of arguments.'),
    condition('eq of a number', ['eq', '$key', 1], 'Invalid eq: arguments must be strings.'),
    condition(
      'starts-with without the dollar sign',
      ['starts-with', 'key', 'foo'],
      "Invalid starts-with: the field must be given as '$key'.",
    ),
    condition(
      'a size range with one argument',
      ['content-length-range', 0],
      'Invalid content-length-range: wrong number of arguments.',
    ),
    ...[-1, 0.5, 'one', '-1', '', null, 1e300].map((size) =>
      condition(
        `a size range from ${JSON.stringify(size)}`,
        ['content-length-range', size, 1000],
        'Invalid content-length-range: arguments must be numbers of bytes.',
      ),
    ),
  ]);
});
