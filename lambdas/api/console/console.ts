import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { unknownPath } from '../serving/unknown-path.ts';

/** A file of the console. */
export interface ConsoleFile {
  /** Below `/console/`. */
  readonly path: string;
  /** The bytes, compressed by gzip, in base64. */
  readonly compressed: string;
}

export interface Dependencies {
  readonly load: () => Promise<readonly ConsoleFile[]>;
  /** The bucket's address: uploads go to it, and previews come from it. */
  readonly bucketUrl: string;
}

const PAGE = 'index.html';

/** Files with this beginning are named by their contents. */
const ASSETS = 'assets/';

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** `GET /console` and everything below: the page's files, and the page itself at each of its own addresses. */
export function getConsole({ load, bucketUrl }: Dependencies) {
  const policy = policyWith(new URL(bucketUrl).origin);
  return async ({ pathParameters }: ApiRequest): Promise<ApiResponse> => {
    const wanted = pathParameters['path'] ?? '';
    const path = wanted.startsWith(ASSETS) ? wanted : PAGE;
    const file = (await load()).find((one) => one.path === path);
    if (file === undefined) throw unknownPath();
    return {
      status: 200,
      headers: {
        'content-type': mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        // Every browser takes it.
        'content-encoding': 'gzip',
        ...(path === PAGE ? pageHeaders(policy) : { 'cache-control': 'public, max-age=31536000, immutable' }),
      },
      bytes: Buffer.from(file.compressed, 'base64'),
    };
  };
}

function pageHeaders(policy: string) {
  return {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    // It names the files of one deployment.
    'cache-control': 'no-cache',
  };
}

/** Nothing stands in the page itself, and nothing comes from or goes to another host but the bucket. */
function policyWith(bucket: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${bucket}`,
    `img-src 'self' ${bucket} blob: data:`,
    `media-src 'self' ${bucket} blob:`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
