import type { ApiResponse } from '../serving/response.ts';

export interface Page {
  readonly title: string;
  /** In HTML. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Nothing comes from another host, and no script stands in the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An HTML page of this service. */
export function page({ title, body, headers }: Page): ApiResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      ...headers,
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>body { margin: 0; font-family: system-ui, sans-serif; }</style>
</head>
<body>
${body}
</body>
</html>
`,
  };
}
