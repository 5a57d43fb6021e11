/** The public address of a resource: its temporary URL, or the one that its reference resolves to. */
export function resourceUrl(baseUrl: string, id: string): string {
  return `${baseUrl}/v1/resources/${id}`;
}
