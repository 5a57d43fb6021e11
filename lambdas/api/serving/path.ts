/** A path without the slash at its end, which says nothing. */
export function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
