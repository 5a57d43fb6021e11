import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { unknownPath } from '../serving/unknown-path.ts';
import { page } from './page.ts';

const SCRIPT = 'scalar.js';

/** What Scalar may not do: load fonts, send what is tried out through its proxy, chat, share, or report its use. */
const CONFIGURATION = {
  withDefaultFonts: false,
  proxyUrl: '',
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  persistAuth: false,
};

/** `GET /docs` and the program that its page runs, which Scalar made; `load` resolves to it, compressed by gzip. */
export function getDocumentation(load: () => Promise<Uint8Array>) {
  const documentation = page({
    title: 'Resource Manager',
    body: `<script id="api-reference" data-url="/openapi.json" data-configuration="${attribute(CONFIGURATION)}"></script>
<script src="/docs/${SCRIPT}"></script>`,
    headers: { 'cache-control': 'public, max-age=300' },
  });
  return async ({ pathParameters }: ApiRequest): Promise<ApiResponse> => {
    const { file } = pathParameters;
    if (file === undefined) return documentation;
    if (file !== SCRIPT) throw unknownPath();
    return {
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        // Every browser takes it, and it would be too large for a function's answer otherwise.
        'content-encoding': 'gzip',
        'cache-control': 'public, max-age=86400',
      },
      bytes: Buffer.from(await load()),
    };
  };
}

/** JSON as the value of an attribute. */
function attribute(value: object): string {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
