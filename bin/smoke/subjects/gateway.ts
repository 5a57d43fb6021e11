import { expectStatus, expectThat, type Subject } from '../check.ts';
import { rawRequest } from '../raw-request.ts';
import { type Smoke, sendAsItIs } from '../smoke.ts';

const PAGE = 'https://page.example';

/** What the gateway itself decides. */
export function gateway({ baseUrl, send }: Smoke): Subject {
  return {
    name: 'Gateway',
    checks: [
      {
        title: 'The table and the bucket answer',
        answers: ['The deep status'],
        async run() {
          const response = await expectStatus(await sendAsItIs(`${baseUrl}/status?deep=true`), 200);
          const { version } = (await response.json()) as { version: string };
          return `version ${version}`;
        },
      },
      {
        title: 'A page of another origin gets permission, or a clear answer without it',
        answers: ['Preflight requests'],
        async run() {
          const headers = {
            origin: PAGE,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          };
          const asked = await rawRequest(`${baseUrl}/v1/resources`, 'OPTIONS', headers);
          expectThat(asked.status === 204 || asked.status === 200, `preflight answered ${asked.status}`);
          const plain = await rawRequest(`${baseUrl}/v1/resources`, 'OPTIONS');
          const allowed = asked.headers.get('access-control-allow-origin') ?? 'nobody';
          return `${asked.status}, allowed: ${allowed}; OPTIONS of no page: ${plain.status}`;
        },
      },
      {
        title: 'A head of more than 10,240 bytes is refused',
        answers: ['Long request heads'],
        async run() {
          const { status } = await rawRequest(`${baseUrl}/status`, 'GET', { 'x-smoke': 'x'.repeat(11_000) });
          expectThat(status >= 400 && status < 500, `the answer is ${status}`);
          return `${status}`;
        },
      },
      {
        title: 'A slash at the end of a path makes no difference, or redirects',
        answers: ['A slash at the end'],
        async run() {
          const status = await expectStatus(await sendAsItIs(`${baseUrl}/status/`), 200, 308);
          const catalogue = await expectStatus(await send('/resources/'), 200, 308);
          return `/status/: ${status.status}, /resources/: ${catalogue.status}`;
        },
      },
      {
        title: 'An unknown path is 404, and another method 405, in the words of the API',
        async run() {
          const unknown = await expectStatus(await send('/v1/unknown'), 404);
          expectThat('error' in ((await unknown.json()) as object), 'the 404 is not in the words of the API');
          await expectStatus(await send('/v1/resources', { method: 'PUT' }), 405);
          return undefined;
        },
      },
    ],
  };
}
