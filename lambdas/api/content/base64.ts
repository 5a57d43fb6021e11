/** Why a text cannot be decoded, as a message for the caller. */
export interface Base64Problem {
  readonly problem: string;
}

/**
 * Decodes base64 (RFC 4648 section 4): the standard alphabet, padded or not padded at all, with or without line
 * breaks. Nothing but the decoded bytes is allocated.
 */
export function decodeBase64(text: string): Buffer | Base64Problem {
  if (/^\s*data:/i.test(text.slice(0, 64))) {
    return { problem: 'Content must be base64 alone, without a data: prefix' };
  }
  const { symbols, padding } = measured(text);
  const complete = padding === 0 ? symbols % 4 !== 1 : padding <= 2 && (symbols + padding) % 4 === 0;
  const decoded = complete && symbols > 0 && !isMisread(text) ? Buffer.from(text, 'base64') : undefined;
  // Node's decoder drops unknown characters and stops at padding, so the length shows whether it used every symbol.
  if (decoded?.length === bytesOf(symbols)) return decoded;
  if (/[^A-Za-z0-9+/=\r\n]/.test(text)) return { problem: 'Content contains characters that are not base64' };
  if (symbols === 0) return { problem: 'Content is empty' };
  return { problem: 'Content is not complete base64: its length or padding is wrong' };
}

/**
 * Whether Node's decoder would misread the text: it reads only the lower half of each character, and reads the URL-safe
 * alphabet (RFC 4648 section 5) like the standard one. Searching for these few is much faster than checking every
 * character: if a text is stored with one byte for each, the engine knows that none is beyond Latin-1.
 */
function isMisread(text: string): boolean {
  return text.includes('-') || text.includes('_') || /[^\0-\xff]/.test(text);
}

/** The number of bytes that a base64 text decodes to, without decoding it. */
export function decodedSize(text: string): number {
  return bytesOf(measured(text).symbols);
}

/** The number of characters that encode bytes, and of padding at the end; line breaks are neither. */
function measured(text: string): { symbols: number; padding: number } {
  let end = text.length;
  let padding = 0;
  for (; end > 0; end -= 1) {
    const last = text[end - 1];
    if (last === '=') padding += 1;
    else if (last !== '\n' && last !== '\r') break;
  }
  return { symbols: end - count(text, '\n', end) - count(text, '\r', end), padding };
}

function bytesOf(symbols: number): number {
  return Math.floor((symbols * 3) / 4);
}

function count(text: string, character: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0 && at < end; at = text.indexOf(character, at + 1))
    found += 1;
  return found;
}
