/** A query string that is one JSON object, percent-encoded, without the question mark. */
export function jsonQuery(query: object): string {
  return encodeURIComponent(JSON.stringify(query));
}
