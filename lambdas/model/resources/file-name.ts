/** The longest file name, in characters (Unicode code points). */
export const MAXIMUM_FILE_NAME_LENGTH = 255;

/**
 * White space of any script, control characters, halves of surrogate pairs, and the marks that reverse the reading
 * direction and would disguise `exe` as `jpg`.
 */
const REFUSED_CHARACTER = /[\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** The caller's message for an invalid file name, or undefined. */
export function fileNameProblem(fileName: string): string | undefined {
  if (fileName === '') return 'must not be empty';
  if ([...fileName].length > MAXIMUM_FILE_NAME_LENGTH) {
    return `must be at most ${MAXIMUM_FILE_NAME_LENGTH} characters long`;
  }
  if (REFUSED_CHARACTER.test(fileName)) return 'must not contain spaces or control characters';
  return undefined;
}

/**
 * A `Content-Disposition` header (RFC 6266) that shows the file in the tab or saves it under its name. It is ASCII
 * whatever the name's script: the full name is percent-encoded, and clients that do not support that get a plain one.
 */
export function contentDisposition(disposition: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName.replace(/[^\x21-\x7e]|["%\\/;,]/gu, '_');
  // RFC 8187 section 3.2.1: encodeURIComponent leaves four characters that are not attr-char.
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${hexadecimal(character)}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}
