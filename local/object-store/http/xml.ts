const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LARGEST_CODE_POINT = 0x10ffff;

/** An XML element around XML content. */
export function element(name: string, ...content: readonly string[]): string {
  return `<${name}>${content.join('')}</${name}>`;
}

/** An XML element around text, which is escaped; control characters become references, as in S3. */
export function textElement(name: string, text: string): string {
  return element(
    name,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: object keys may hold control characters
    text.replace(/[&<>"\u0000-\u001f\u007f]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}

/** A document with an XML declaration. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

/** A document of S3, whose root has S3's namespace. */
export function s3Document(root: string, ...content: readonly string[]): string {
  return xmlDocument(
    `<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content.join('')}</${root}>`,
  );
}

/** Unescapes a text. Undefined if it has an unknown reference or a bare ampersand. */
export function unescapeXml(escaped: string): string | undefined {
  let wellFormed = true;
  const text = escaped.replace(/&([^;&]*);?/g, (reference, name: string) => {
    const character = reference.endsWith(';') ? referencedCharacter(name) : undefined;
    if (character === undefined) wellFormed = false;
    return character ?? '';
  });
  return wellFormed ? text : undefined;
}

function referencedCharacter(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  if (hexadecimal === undefined && decimal === undefined) {
    return Object.hasOwn(entities, name) ? entities[name] : undefined;
  }
  const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return codePoint <= LARGEST_CODE_POINT ? String.fromCodePoint(codePoint) : undefined;
}
