/** The name and the secret in an `Authorization: Basic` header (RFC 7617), or undefined for any other. */
export function basicCredentials(authorization: string): { name: string; secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*) *$/i.exec(authorization)?.[1];
  const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (encoded === undefined || colon < 0) return undefined;
  return { name: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}
