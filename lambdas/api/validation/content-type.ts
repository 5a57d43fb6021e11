import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** A file's type, and the matching extension. */
export interface ContentType {
  readonly contentType: string;
  readonly extension: string;
}

const TEXT: ContentType = { contentType: 'text/plain', extension: 'txt' };
/** The type of bytes that match no known one. */
export const UNKNOWN: ContentType = { contentType: 'application/octet-stream', extension: 'bin' };

/** The library uses the names of RTP streams (RFC 3555), which no player of files knows. */
const MPEG: ContentType = { contentType: 'video/mpeg', extension: 'mpg' };

/** How many bytes of a file are searched for characters that no text has. */
const SAMPLE = 64 * 1024;

/** Control characters that texts use: tab, line feed, form feed, carriage return, escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/**
 * The type of a file from its bytes alone: by their signature, plain text, or unknown. All text is plain text: browsers
 * must not run HTML, SVG or a script.
 */
export async function contentTypeOf(content: Buffer): Promise<ContentType> {
  // A damaged file of a known type counts as unknown.
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found?.ext === MPEG.extension) return MPEG;
  if (found !== undefined) return { contentType: found.mime, extension: found.ext };
  return isText(content) ? TEXT : UNKNOWN;
}

function isText(content: Buffer): boolean {
  const mark = content.length % 2 === 0 ? content.toString('hex', 0, 2) : '';
  const utf16 = mark === 'fffe' || mark === 'feff';
  return utf16 || (isUtf8(content) && !content.subarray(0, SAMPLE).some(isForeignToText));
}

function isForeignToText(byte: number): boolean {
  return byte < 0x20 && !TEXT_CONTROLS.has(byte);
}
