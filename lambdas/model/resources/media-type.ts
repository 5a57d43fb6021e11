/** The specification's list of media types ("POST Body", `mime_type`); a trailing `*` stands for any subtype. */
export const supportedMediaTypes = [
  'application/pdf',
  'application/msword',
  'application/rtf',
  'video/*',
  'audio/*',
  'image/*',
  'text/markdown',
  'text/rtf',
  'text/plain',
  'application/octet-stream',
] as const;

/** A subtype's name (RFC 6838 section 4.2), lower case only, as the specification asks. */
const SUBTYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** Whether the specification allows uploads of this type. Parameters and wildcards are not allowed. */
export function isSupportedMediaType(mediaType: string): boolean {
  const [type = '', subtype = '', ...rest] = mediaType.split('/');
  if (rest.length > 0 || !SUBTYPE.test(subtype)) return false;
  return supportedMediaTypes.some((supported) => supported === mediaType || supported === `${type}/*`);
}

/**
 * Whether a browser may show the type in a tab: PDF, images, audio, video and plain text, which cannot run scripts. XML
 * of any type can, SVG among them.
 */
export function opensInTab(mediaType: string): boolean {
  if (mediaType.endsWith('+xml')) return false;
  return /^(application\/pdf|text\/plain|(image|audio|video)\/.+)$/.test(mediaType);
}
