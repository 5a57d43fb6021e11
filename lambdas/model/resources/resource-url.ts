/** The public address of a resource: what a reference resolves to, and what a temporary URL is. */
export function resourceUrl(baseUrl: string, id: string): string {
  return `${baseUrl}/v1/resources/${id}`;
}
