/** A resource's identifier: a UUID in its usual form (RFC 9562 section 4), random, so that it cannot be guessed. */
const IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A reference in every form that clients send ("Resolving ref://"): the bare id, `ref://id`, `ref:/id` after a gateway
 * has collapsed the slashes, each percent-encoded or not, and in the braces that the specification prints.
 */
const REFERENCE = /^(\{?)(?:ref:\/\/?)?([^{}/]+)(\}?)$/;

export function isResourceId(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** The `ref://` of a resource. */
export function referenceTo(id: string): string {
  return `ref://${id}`;
}

/** The resource's id in a reference, or undefined for any other text. */
export function parseReference(text: string): string | undefined {
  const match = REFERENCE.exec(percentDecoded(text));
  const id = match?.[2]?.toLowerCase();
  const bracesPaired = (match?.[1] === '') === (match?.[3] === '');
  return id !== undefined && bracesPaired && isResourceId(id) ? id : undefined;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
