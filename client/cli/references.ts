/** The id in an id, a `ref://` or a URL of a resource. Whether there is one, the service says. */
export function idOf(reference: string): string {
  return /([^/]+)\/?$/.exec(reference)?.[1] ?? reference;
}
