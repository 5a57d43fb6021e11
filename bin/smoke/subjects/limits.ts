import { expectThat, type Subject } from '../check.ts';
import { type Smoke, tokenOf } from '../smoke.ts';

/** Requests at once of a client that may send one a second. */
const REQUESTS = 8;

export function limits({ baseUrl, limited, send }: Smoke): Subject {
  return {
    name: 'Limits',
    checks: [
      {
        title: 'A client beyond its limit is answered 429, and when to come back',
        async run() {
          const headers = { authorization: `Bearer ${await tokenOf(baseUrl, limited)}` };
          const requests = Array.from({ length: REQUESTS }, () => send('/v1/resources', { headers }));
          const answers = await Promise.all(requests);
          const refused = answers.filter(({ status }) => status === 429);
          const served = answers.filter(({ status }) => status === 200);
          const seen = answers.map(({ status }) => status).join(', ');
          expectThat(refused.length > 0 && refused.length + served.length === REQUESTS, `answers: ${seen}`);
          for (const { headers: answered } of refused)
            expectThat(Number(answered.get('retry-after')) > 0, 'a 429 has no Retry-After');
          return `${served.length} of ${REQUESTS} at once were served`;
        },
      },
    ],
  };
}
