import { describe, expect, test } from 'vitest';
import { readTokenRequest } from '../../../../lambdas/api/oauth/token-request.ts';
import { problemOf } from '../../support/problems.ts';
import { basic, CREDENTIALS, JSON_TYPE, type Sent, sent } from './sent-requests.ts';

const NO_BASIC = 'The Authorization header must be Basic, followed by client_id:client_secret in base64.';
const NO_CREDENTIALS = 'client_id and client_secret are needed, in the body or with HTTP Basic.';

describe('a token request', () => {
  test.each<[string, Sent, string, string]>([
    [
      'a parameter twice',
      { body: `${CREDENTIALS}&scope=a&scope=a` },
      'invalid-request',
      'scope must not be sent more than once.',
    ],
    [
      'an empty parameter twice',
      { body: `${CREDENTIALS}&scope=&scope=` },
      'invalid-request',
      'scope must not be sent more than once.',
    ],
    [
      'an unknown parameter twice',
      { body: `${CREDENTIALS}&x=1&x=2` },
      'invalid-request',
      'x must not be sent more than once.',
    ],
    ['nothing', {}, 'credentials-missing', NO_CREDENTIALS],
    [
      'no secret',
      { body: 'grant_type=client_credentials&client_id=c' },
      'credentials-missing',
      NO_CREDENTIALS,
    ],
    [
      'no client',
      { body: 'grant_type=client_credentials&client_secret=s' },
      'credentials-missing',
      NO_CREDENTIALS,
    ],
    [
      'an empty secret',
      { body: 'grant_type=client_credentials&client_id=c&client_secret=' },
      'credentials-missing',
      NO_CREDENTIALS,
    ],
    [
      'Basic without credentials',
      { body: 'grant_type=client_credentials', authorization: 'Basic' },
      'credentials-refused',
      NO_BASIC,
    ],
    [
      'null in JSON',
      { type: JSON_TYPE, body: '{"scope":null}' },
      'invalid-request',
      'scope must be a string.',
    ],
    [
      'a list in JSON',
      { type: JSON_TYPE, body: '{"password":["p"]}' },
      'invalid-request',
      'password must be a string.',
    ],
    [
      'half a surrogate pair in JSON',
      { type: JSON_TYPE, body: '{"grant_type":"x","client_secret":"s","client_id":"\\ud800"}' },
      'invalid-request',
      'client_id must be Unicode text of at most 1024 bytes.',
    ],
    [
      'a username that is too long',
      { body: `${CREDENTIALS}&username=${'é'.repeat(513)}` },
      'invalid-request',
      'username must be Unicode text of at most 1024 bytes.',
    ],
    [
      'a client_id in Basic that is too long',
      { body: 'grant_type=x', authorization: basic(`${'x'.repeat(1025)}:s`) },
      'invalid-request',
      'client_id must be Unicode text of at most 1024 bytes.',
    ],
    ['broken JSON', { type: JSON_TYPE, body: '{' }, 'invalid-request', 'The request body is not valid JSON.'],
    [
      'a form with the content type of JSON',
      { type: JSON_TYPE, body: CREDENTIALS },
      'invalid-request',
      'The request body is not valid JSON.',
    ],
    [
      'a JSON list',
      { type: JSON_TYPE, body: '[]' },
      'invalid-request',
      'The request body must be a JSON object.',
    ],
  ])('is refused with %s', async (_, request, code, message) => {
    expect(await problemOf(() => readTokenRequest(sent(request)))).toEqual({ code, message });
  });

  test('is refused if its body is not UTF-8', async () => {
    const request = { ...sent({}), body: Buffer.from([0xff]) };
    expect(await problemOf(() => readTokenRequest(request))).toEqual({
      code: 'invalid-request',
      message: 'The request body must be text in UTF-8.',
    });
  });
});
