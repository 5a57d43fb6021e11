/** The values in a part's header (RFC 7578 section 4). */
export interface PartHeader {
  readonly name?: string;
  /** Present for files only; it may be empty. */
  readonly fileName?: string;
  readonly contentType: string;
  readonly charset: string;
}

/**
 * Reads the header of a form's part. Ignores the kind of `Content-Disposition`: curl calls every part an attachment if
 * the form's type is `multipart/formdata`.
 */
export function readPartHeader(head: string): PartHeader {
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const disposition = parameters(headerValue(lines, 'content-disposition'));
  const type = headerValue(lines, 'content-type');
  const fileName = extendedValue(disposition.get('filename*')) ?? disposition.get('filename');
  const name = disposition.get('name');
  return {
    ...(name === undefined ? {} : { name }),
    ...(fileName === undefined ? {} : { fileName: baseName(fileName) }),
    contentType: type.replace(/;.*$/s, '').trim() || 'text/plain',
    charset: parameters(type).get('charset') ?? 'utf-8',
  };
}

function headerValue(lines: readonly string[], name: string): string {
  const line = lines.find((one) => one.slice(0, one.indexOf(':')).trim().toLowerCase() === name) ?? '';
  return line.slice(line.indexOf(':') + 1);
}

/** The parameters of a header, by their names in lower case. */
function parameters(value: string): Map<string, string> {
  const found = value.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/gs);
  return new Map(
    [...found].map(([, name = '', quoted, bare = '']) => [
      name.toLowerCase(),
      // Old browsers send Windows paths, whose backslashes escape nothing.
      quoted === undefined ? bare : quoted.replaceAll(/\\(["\\])/g, '$1'),
    ]),
  );
}

/** Decodes a value with a charset and percent-encoding (RFC 8187 section 3.2). Undefined if it is invalid. */
function extendedValue(value: string | undefined): string | undefined {
  const [, charset, encoded] = /^([\w-]+)'[^']*'(.*)$/.exec(value ?? '') ?? [];
  if (charset === undefined || encoded === undefined) return undefined;
  const bytes = encoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return textOf(Buffer.from(bytes, 'latin1'), charset);
}

/** The last part of a path, which some browsers send. */
function baseName(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  return name === '.' || name === '..' ? '' : name;
}

/** Decodes bytes in a charset, or in UTF-8 if the charset is unknown. */
export function textOf(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
