/** A rule of the bucket's cross-origin access (S3, "Elements of a CORS configuration"). It allows every header. */
export interface CorsRule {
  readonly methods: readonly ('DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT')[];
  /** `*` for all. */
  readonly origins: readonly string[];
  readonly exposedHeaders: readonly string[];
  /** How long a browser remembers a permission. */
  readonly maximumAgeSeconds: number;
}

const HOUR = 3600;

/**
 * Pages of every origin may read: the link itself grants access, and a request that follows the API's redirect to it
 * has the origin `null` (Fetch standard, "HTTP-redirect fetch"). Only pages of `uploadOrigins` may upload, in
 * a form or in parts.
 */
export function corsRules(uploadOrigins: readonly string[]): readonly CorsRule[] {
  return [
    {
      methods: ['GET', 'HEAD'],
      origins: ['*'],
      exposedHeaders: ['ETag', 'Content-Disposition', 'Content-Range', 'Accept-Ranges'],
      maximumAgeSeconds: HOUR,
    },
    {
      methods: ['POST', 'PUT', 'DELETE'],
      origins: uploadOrigins,
      exposedHeaders: ['ETag'],
      maximumAgeSeconds: HOUR,
    },
  ];
}
