import { describe, expect, test } from 'vitest';
import { apiAt, FORM, JSON_TYPE } from './support/api.ts';
import type { Answer } from './support/http.ts';
import { oauthRefusal, outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const { send } = apiAt(target.base_url);
const { client_id, client_secret, username, password } = target;

const client = { client_id, client_secret };
const good = { grant_type: 'client_credentials', ...client };
const passwordGrant = { grant_type: 'password', ...client, username, password };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  return send({ method: 'POST', path: '/oauth/token', headers: { 'content-type': FORM, ...headers }, body });
}

const form = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const json = { 'content-type': JSON_TYPE };

const ONE_WAY = 'The client must authenticate in one way only: in the body or with HTTP Basic.';

describe('invalid_request', () => {
  test.each<[string, string | Uint8Array, Record<string, string>, string]>([
    ['no grant_type', form(client), {}, 'grant_type is missing: client_credentials or password.'],
    [
      'an empty grant_type',
      form({ ...good, grant_type: '' }),
      {},
      'grant_type is missing: client_credentials or password.',
    ],
    ['a parameter twice', `${form(good)}&client_id=x`, {}, 'client_id must not be sent more than once.'],
    ['a number in JSON', JSON.stringify({ ...good, client_id: 1 }), json, 'client_id must be a string.'],
    ['a list in JSON', JSON.stringify([good]), json, 'The request body must be a JSON object.'],
    ['a text in JSON', '"x"', json, 'The request body must be a JSON object.'],
    ['invalid JSON', '{', json, 'The request body is not valid JSON.'],
    ['an empty body as JSON', '', json, 'The request body is not valid JSON.'],
    ['a form sent as JSON', form(good), json, 'The request body is not valid JSON.'],
    ['invalid UTF-8', Uint8Array.of(0xff, 0xfe), {}, 'The request body must be text in UTF-8.'],
    [
      'no username',
      form({ ...passwordGrant, username: '' }),
      {},
      'The password grant needs username and password.',
    ],
    [
      'no password',
      form({ ...passwordGrant, password: '' }),
      {},
      'The password grant needs username and password.',
    ],
    [
      'Basic and a secret in the body',
      form(good),
      { authorization: basic(`${client_id}:${client_secret}`) },
      ONE_WAY,
    ],
    [
      'Basic and another client in the body',
      form({ grant_type: 'client_credentials', client_id: 'x' }),
      { authorization: basic(`${client_id}:${client_secret}`) },
      ONE_WAY,
    ],
    [
      'a client_id that cannot be a key of the table',
      form({ ...good, client_id: 'x'.repeat(1025) }),
      {},
      'client_id must be Unicode text of at most 1024 bytes.',
    ],
  ])('for %s', async (_, body, headers, description) => {
    expect(outcome(await post(body, headers))).toEqual(oauthRefusal(400, 'invalid_request', description));
  });

  test('for a body of more than 16 KiB, with the status 413', async () => {
    const answer = await post(form({ ...good, padding: 'x'.repeat(16 * 1024) }));
    const description = 'The request body must be at most 16384 bytes long.';
    expect(outcome(answer)).toEqual(oauthRefusal(413, 'invalid_request', description));
  });
});

describe('invalid_client', () => {
  const WRONG = 'The client is unknown or its secret is wrong.';
  const MISSING = 'client_id and client_secret are needed, in the body or with HTTP Basic.';
  const NO_BASIC = 'The Authorization header must be Basic, followed by client_id:client_secret in base64.';

  test.each<[string, object, Record<string, string>, string]>([
    ['no client', { grant_type: 'client_credentials' }, {}, MISSING],
    ['no secret', { ...good, client_secret: '' }, {}, MISSING],
    ['an unknown client', { ...good, client_id: 'unknown' }, {}, WRONG],
    ['a wrong secret', { ...good, client_secret: 'wrong' }, {}, WRONG],
    ['the secret in another case', { ...good, client_secret: client_secret.toUpperCase() }, {}, WRONG],
    ['a wrong secret before a bad grant', { ...good, grant_type: 'x', client_secret: 'wrong' }, {}, WRONG],
    [
      'a wrong secret with Basic',
      { grant_type: 'client_credentials' },
      { authorization: basic(`${client_id}:x`) },
      WRONG,
    ],
    ['the console without a user', { grant_type: 'client_credentials', client_id: 'console' }, {}, MISSING],
    ['the console with another grant', { grant_type: 'refresh_token', client_id: 'console' }, {}, MISSING],
    ['the console with a secret', { ...passwordGrant, client_id: 'console' }, {}, WRONG],
    [
      'the console with Basic',
      { grant_type: 'password', username, password },
      { authorization: basic('console:') },
      WRONG,
    ],
    ['Basic without a colon', { grant_type: 'client_credentials' }, { authorization: basic('x') }, NO_BASIC],
    ['Basic without base64', { grant_type: 'client_credentials' }, { authorization: 'Basic ?' }, NO_BASIC],
    ['another scheme', { grant_type: 'client_credentials' }, { authorization: 'Bearer x' }, NO_BASIC],
  ])('for %s', async (_, parameters, headers, description) => {
    const answer = await post(form({ ...parameters }), headers);
    expect(outcome(answer)).toEqual(oauthRefusal(401, 'invalid_client', description));
    // RFC 6749 section 5.2 asks for a challenge if the header was used. In other answers it would hide the error from
    // clients.
    const challenge =
      'authorization' in headers ? 'Basic realm="Resource Manager", charset="UTF-8"' : undefined;
    expect(answer.headers['www-authenticate']).toBe(challenge);
  });

  test('does not reveal whether the client is unknown or the secret wrong', async () => {
    const [unknown, wrong] = await Promise.all([
      post(form({ ...good, client_id: 'x'.repeat(client_id.length) })),
      post(form({ ...good, client_secret: 'x'.repeat(client_secret.length) })),
    ]);
    expect(comparable(unknown)).toEqual(comparable(wrong));
  });
});

/** An answer without the members that differ between requests. */
function comparable({ headers, ...rest }: Answer) {
  const { 'x-request-id': _id, 'apigw-requestid': _gatewayId, date: _date, ...same } = headers;
  return { ...rest, headers: same };
}

describe('invalid_grant', () => {
  const WRONG = 'The user is unknown or the password is wrong.';

  test.each([
    ['an unknown user', { username: 'unknown' }],
    ['a wrong password', { password: 'wrong' }],
    ['the password in another case', { password: password.toUpperCase() }],
  ])('for %s', async (_, change) => {
    const answer = await post(form({ ...passwordGrant, ...change }));
    expect(outcome(answer)).toEqual(oauthRefusal(400, 'invalid_grant', WRONG));
  });

  test.each([
    ['an unknown user', { username: 'unknown' }],
    ['a wrong password', { password: 'wrong' }],
    ['the password in another case', { password: password.toUpperCase() }],
  ])('for %s in the console', async (_, change) => {
    const answer = await post(
      form({ grant_type: 'password', client_id: 'console', username, password, ...change }),
    );
    expect(outcome(answer)).toEqual(oauthRefusal(400, 'invalid_grant', WRONG));
  });

  test.runIf(target.other)('for a user of another account', async () => {
    const { username: stranger = '', password: secret = '' } = target.other ?? {};
    const answer = await post(form({ ...passwordGrant, username: stranger, password: secret }));
    expect(outcome(answer)).toEqual(oauthRefusal(400, 'invalid_grant', WRONG));
  });
});

test.each(['authorization_code', 'refresh_token', 'Client_Credentials', 'client_credentials '])(
  'unsupported_grant_type for %j',
  async (grantType) => {
    const description = 'grant_type must be client_credentials or password.';
    const answer = await post(form({ ...good, grant_type: grantType }));
    expect(outcome(answer)).toEqual(oauthRefusal(400, 'unsupported_grant_type', description));
  },
);

test.each(['resources:admin', 'resources:read resources:admin', 'RESOURCES:READ', ' ', '*'])(
  'invalid_scope for %j',
  async (scope) => {
    const description =
      'scope may hold only what the client is registered for: resources:read resources:write.';
    const answer = await post(form({ ...good, scope }));
    expect(outcome(answer)).toEqual(oauthRefusal(400, 'invalid_scope', description));
  },
);
