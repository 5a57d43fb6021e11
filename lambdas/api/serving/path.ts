/** A path without a trailing slash, which has no meaning. */
export function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
