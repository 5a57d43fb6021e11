import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTokenRequest } from '../../../../lambdas/api/oauth/token-request.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { examples } from '../../../support/effort.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { basic, CREDENTIALS, FORM, JSON_TYPE, type Sent, sent } from './sent-requests.ts';

const NOTHING_ELSE = { scope: undefined, username: undefined, password: undefined };
const READ = { clientId: 'c', clientSecret: 's', grantType: 'client_credentials', ...NOTHING_ELSE };

describe('a token request', () => {
  test.each<[string, Sent, object]>([
    ['a form', { body: CREDENTIALS }, READ],
    ['a form with a charset', { type: `${FORM}; charset=utf-8`, body: CREDENTIALS }, READ],
    ['a form with an upper-case content type', { type: FORM.toUpperCase(), body: CREDENTIALS }, READ],
    [
      'a form with escapes',
      { body: 'grant_type=client_credentials&client_id=a%2Bb+c&client_secret=%C3%A9%26' },
      { ...READ, clientId: 'a+b c', clientSecret: 'é&' },
    ],
    ['a form with unknown parameters', { body: `${CREDENTIALS}&audience=x` }, READ],
    ['a form with empty parameters', { body: `${CREDENTIALS}&scope=&username` }, READ],
    [
      'JSON',
      {
        type: JSON_TYPE,
        body: '{"grant_type":"client_credentials","client_id":"c","client_secret":"s","scope":""}',
      },
      READ,
    ],
    [
      'JSON with unknown members of any type',
      {
        type: JSON_TYPE,
        body: '{"grant_type":"client_credentials","client_id":"c","client_secret":"s","x":[1],"__proto__":{"scope":"y"}}',
      },
      READ,
    ],
    [
      'JSON with the content type of a form',
      { body: '{"grant_type":"client_credentials","client_id":"c","client_secret":"s"}' },
      READ,
    ],
    ['Basic', { body: 'grant_type=client_credentials', authorization: basic('c:s') }, READ],
    [
      'Basic with the same client_id in the body',
      { body: 'grant_type=client_credentials&client_id=c', authorization: basic('c:s').replace('B', 'b') },
      READ,
    ],
    [
      'Basic with escapes and a colon in the secret',
      { body: 'grant_type=client_credentials', authorization: basic('a%3Ab+c:x:y%2B%zz') },
      { ...READ, clientId: 'a:b c', clientSecret: 'x:y%2B%zz' },
    ],
    [
      'Basic with JSON',
      {
        type: JSON_TYPE,
        body: '{"grant_type":"client_credentials"}',
        authorization: basic('c:s'),
      },
      READ,
    ],
    ['an empty Authorization header', { body: CREDENTIALS, authorization: '' }, READ],
    [
      'the password grant',
      { body: 'grant_type=password&client_id=c&client_secret=s&username=u&password=p+q&scope=a+b' },
      { ...READ, grantType: 'password', username: 'u', password: 'p q', scope: 'a b' },
    ],
  ])('is read from %s', (_, request, read) => {
    expect(readTokenRequest(sent(request))).toEqual(read);
  });

  test('is read or refused, whatever it is', () => {
    const name = fc.constantFrom('client_id', 'client_secret', 'grant_type', 'scope', 'x', '__proto__');
    const form = fc
      .array(fc.tuple(name, fc.string({ unit: anyCharacter })))
      .map((parameters) => parameters.map(([key, value]) => `${key}=${value}`).join('&'));
    const json = fc.dictionary(name, fc.jsonValue()).map((members) => JSON.stringify(members));
    const request = fc.record(
      {
        type: fc.constantFrom(FORM, JSON_TYPE, ''),
        body: fc.oneof(form, json, fc.string({ unit: anyCharacter })),
        authorization: fc.oneof(fc.string(), fc.string({ unit: anyCharacter }).map(basic)),
      },
      { requiredKeys: ['body'] },
    );
    fc.assert(
      fc.property(request, (one) => {
        try {
          const read = readTokenRequest(sent(one));
          const { clientId, clientSecret, grantType, ...others } = read;
          for (const text of [clientId, clientSecret, grantType]) expect(text).toBeTypeOf('string');
          expect(Object.keys(others)).toEqual(['scope', 'username', 'password']);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
      examples(500),
    );
  });
});
