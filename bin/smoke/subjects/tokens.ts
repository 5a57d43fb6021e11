import { expectStatus, expectThat, type Subject } from '../check.ts';
import { askForToken, type Smoke, sendAsItIs, tokenOf } from '../smoke.ts';

export function tokens({ baseUrl, credentials, send }: Smoke): Subject {
  return {
    name: 'Tokens',
    checks: [
      {
        title: 'A client gets a token, signed with a key of the key set',
        answers: ['Weak references'],
        async run() {
          const [header = ''] = (await tokenOf(baseUrl, credentials)).split('.');
          const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
          const response = await expectStatus(await sendAsItIs(`${baseUrl}/.well-known/jwks.json`), 200);
          const { keys } = (await response.json()) as { keys: { kid: string }[] };
          expectThat(
            keys.some((key) => key.kid === kid),
            `the key set has no key ${kid}`,
          );
          return `keys in the set: ${keys.length}`;
        },
      },
      {
        title: 'A wrong secret gets none',
        async run() {
          const wrong = { ...credentials, clientSecret: `${credentials.clientSecret}x` };
          await expectStatus(await askForToken(baseUrl, wrong), 401);
          return undefined;
        },
      },
      {
        title: 'No token, and a token with a changed signature, are refused',
        async run() {
          await expectStatus(await sendAsItIs(`${baseUrl}/v1/resources`), 401);
          const token = await tokenOf(baseUrl, credentials);
          const changed = `${token.slice(0, -8)}${token.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA'}`;
          const headers = { authorization: `Bearer ${changed}` };
          await expectStatus(await send('/v1/resources', { headers }), 401);
          return undefined;
        },
      },
    ],
  };
}
