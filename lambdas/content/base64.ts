/** What keeps a text from being decoded, in words for the caller. */
export interface Base64Problem {
  readonly problem: string;
}

/**
 * Decodes base64 (RFC 4648 section 4): the standard alphabet, padded or not padded at all, with or without line
 * breaks. Node's decoder is lenient and fast; it drops what it does not know, so that the number of bytes tells
 * whether every character counted. Nothing but the decoded bytes is allocated.
 */
export function decodeBase64(text: string): Buffer | Base64Problem {
  if (/^\s*data:/i.test(text.slice(0, 64))) {
    return { problem: 'Content must be base64 alone, without a data: prefix' };
  }
  const end = endWithoutLineBreaks(text);
  const padding = text[end - 1] !== '=' ? 0 : text[end - 2] !== '=' ? 1 : 2;
  const symbols = end - padding - count(text, '\n', end) - count(text, '\r', end);
  if (symbols === 0) return { problem: 'Content is empty' };
  // The decoder takes the URL-safe alphabet as well, which is another encoding (RFC 4648 section 5).
  const decoded = text.includes('-') || text.includes('_') ? undefined : Buffer.from(text, 'base64');
  if (decoded?.length !== Math.floor((symbols * 3) / 4)) {
    return { problem: 'Content contains characters that are not base64' };
  }
  if (padding === 0 ? symbols % 4 === 1 : (symbols + padding) % 4 !== 0) {
    return { problem: 'Content is not complete base64: its length or padding is wrong' };
  }
  return decoded;
}

/** The bytes that a base64 text decodes to at most, without decoding it. */
export function decodedSize(text: string): number {
  return Math.floor((text.length * 3) / 4);
}

function endWithoutLineBreaks(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end -= 1;
  return end;
}

function count(text: string, character: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0 && at < end; at = text.indexOf(character, at + 1))
    found += 1;
  return found;
}
