import manifest from '../../../package.json' with { type: 'json' };
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { page } from './page.ts';

const CACHED = { 'cache-control': 'public, max-age=300', vary: 'accept' };

/** `GET /`: says what this is and where to go on, to browsers as a page and to others as JSON. */
export function getLanding() {
  const { version } = manifest;
  const links = {
    console: '/console',
    documentation: '/docs',
    description: '/openapi.json',
    status: '/status',
  };
  const forPrograms = json(200, { name: NAME, version, ...links }, CACHED);
  const forBrowsers = page({ title: NAME, body: landingBody(version), headers: CACHED });
  return async ({ headers }: ApiRequest): Promise<ApiResponse> =>
    prefersHtml(headers['accept'] ?? '') ? forBrowsers : forPrograms;
}

const NAME = 'Resource Manager';

function landingBody(version: string): string {
  return `<style>main { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; }</style>
<main>
<h1>${NAME}</h1>
<p>Hosts media files: get a token, ask for an upload, send the bytes to the bucket, and hand out a URL or a reference.</p>
<ul>
<li><a href="/console">Console: look at files, upload and manage them</a></li>
<li><a href="/docs">Documentation of the API</a></li>
<li><a href="/openapi.json">Its description in OpenAPI</a></li>
<li><a href="/status">Status</a></li>
</ul>
<p>Version ${version}</p>
</main>`;
}

/** Whether the client names HTML before JSON (RFC 9110 section 12.5.1): only browsers name it at all. */
function prefersHtml(accept: string): boolean {
  const html = accept.indexOf('text/html');
  const anyJson = accept.indexOf('application/json');
  return html >= 0 && (anyJson < 0 || html < anyJson);
}
